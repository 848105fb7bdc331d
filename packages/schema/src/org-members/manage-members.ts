import type { OrgRole } from "../../generated/client/enums.ts";
import type { Db, PrismaClient, Viewer } from "../context.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";
import { readPersonId } from "../global-id.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { holdPeople } from "../people/hold-people.ts";
import { isModerator } from "../roles.ts";
import { lockOrg, readOrgId } from "./own-membership.ts";
import type { Place } from "./own-membership.ts";

/**
 * Accepts whoever asked to be a member, invites whoever did not, and gives a role to either and to a member. Said again
 * it changes nothing.
 * @throws {InvalidInputError} when an id is none of an org's or a person's
 * @throws {NotFoundError} when there is no such org or person
 * @throws {ForbiddenError} when the viewer is neither an admin of the org nor a moderator
 */
export async function setOrgMember(
  db: PrismaClient,
  viewer: Viewer,
  input: { orgId: string; personId: string; role: OrgRole },
): Promise<Place> {
  const place = readPlace(input);
  await db.$transaction(async (tx) => {
    await lockOrg(tx, place.orgId);
    await assertManages(tx, viewer, place.orgId);
    if ((await holdPeople(tx, [place.userId])).length === 0) {
      throw new NotFoundError("There is no such person.");
    }
    const present = await tx.orgMembership.findUnique({ where: { orgId_userId: place } });
    if (present === null) {
      await tx.orgMembership.create({
        data: { ...place, state: "INVITED", role: input.role, changedById: viewer.id },
      });
      await audit(tx, viewer, place, "SET_ORG_MEMBER", { state: "INVITED", role: input.role });
      return;
    }
    const state = present.state === "REQUESTED" ? "JOINED" : present.state;
    if (state === present.state && input.role === present.role) return;
    await tx.$executeRaw`
      UPDATE org_memberships SET
        state = ${state}::org_membership_state, role = ${input.role}::org_role,
        changed_by_id = ${viewer.id}, changed_at = now()
      WHERE id = ${present.id}`;
    await audit(tx, viewer, place, "SET_ORG_MEMBER", { state, role: input.role });
  });
  return place;
}

/**
 * Takes a member out, turns a request down or takes an invitation back. Said again it changes nothing.
 * @throws {InvalidInputError} when an id is none of an org's or a person's
 * @throws {NotFoundError} when there is no such org
 * @throws {ForbiddenError} when the viewer is neither an admin of the org nor a moderator
 */
export async function removeOrgMember(
  db: PrismaClient,
  viewer: Viewer,
  input: { orgId: string; personId: string },
): Promise<Place> {
  const place = readPlace(input);
  await db.$transaction(async (tx) => {
    await lockOrg(tx, place.orgId);
    await assertManages(tx, viewer, place.orgId);
    const { count } = await tx.orgMembership.deleteMany({ where: place });
    if (count > 0) await audit(tx, viewer, place, "REMOVE_ORG_MEMBER", {});
  });
  return place;
}

function audit(
  tx: Db,
  viewer: Viewer,
  { orgId, userId }: Place,
  action: "SET_ORG_MEMBER" | "REMOVE_ORG_MEMBER",
  details: Record<string, string>,
): Promise<void> {
  const subject = { type: "Person" as const, id: userId };
  return writeAudit(tx, {
    action,
    actorId: viewer.id,
    subject,
    details: { org: orgId, ...details },
  });
}

function readPlace(input: { orgId: string; personId: string }): Place {
  return {
    orgId: readOrgId(input.orgId),
    userId: readPersonId(input.personId, ["input", "personId"]),
  };
}

/** Under the org's lock: who is no admin any more decides nothing. */
async function assertManages(tx: Db, viewer: Viewer, orgId: number): Promise<void> {
  if (isModerator(viewer)) return;
  const admins = await tx.orgMembership.count({
    where: { orgId, userId: viewer.id, state: "JOINED", role: "ADMIN" },
  });
  if (admins > 0) return;
  throw new ForbiddenError("Admins of the org and moderators decide on its members: ask one.");
}
