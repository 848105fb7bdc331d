import type { Db, PrismaClient, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";

/** Whose place in which org, by their rows. */
export interface Place {
  orgId: number;
  userId: string;
}

/**
 * Asks to be a member of an org, or takes up an invitation. Said again it changes nothing.
 * @throws {InvalidInputError} when the id is no org's
 * @throws {NotFoundError} when there is no such org
 */
export async function joinOrg(
  db: PrismaClient,
  viewer: Viewer,
  input: { orgId: string },
): Promise<Place> {
  const place = { orgId: readOrgId(input.orgId), userId: viewer.id };
  await db.$transaction(async (tx) => {
    await lockOrg(tx, place.orgId);
    await tx.$executeRaw`
      INSERT INTO org_memberships (org_id, user_id, state, changed_by_id)
      VALUES (${place.orgId}, ${viewer.id}, 'REQUESTED', ${viewer.id})
      ON CONFLICT (org_id, user_id) DO UPDATE
        SET state = 'JOINED', changed_by_id = ${viewer.id}, changed_at = now()
        WHERE org_memberships.state = 'INVITED'`;
  });
  return place;
}

/**
 * Leaves an org, takes a request back or turns an invitation down. Said again it changes nothing.
 * @throws {InvalidInputError} when the id is no org's
 * @throws {NotFoundError} when there is no such org
 */
export async function leaveOrg(
  db: PrismaClient,
  viewer: Viewer,
  input: { orgId: string },
): Promise<Place> {
  const place = { orgId: readOrgId(input.orgId), userId: viewer.id };
  await db.$transaction(async (tx) => {
    await lockOrg(tx, place.orgId);
    await tx.orgMembership.deleteMany({ where: place });
  });
  return place;
}

/** @throws {InvalidInputError} when the global id is no org's */
export function readOrgId(id: string): number {
  return readRowId("Org", id, ["input", "orgId"]);
}

/** Locks an org, as all do who change its members. @throws {NotFoundError} when there is none */
export async function lockOrg(tx: Db, orgId: number): Promise<void> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT FROM orgs WHERE id = ${orgId} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new NotFoundError("There is no such org.");
}
