import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { holdPeople } from "../people/hold-people.ts";
import { lockAuthor, setPerson } from "./claim-author.ts";

/**
 * Accepts or declines a claim. The last decision holds: an accepted claim that is declined parts person and author
 * again, one that ORCID settled included. Said again it changes nothing.
 * @throws {InvalidInputError} when the id is no claim's
 * @throws {NotFoundError} when there is no such claim
 * @throws {ConflictError} when the author is somebody else, or the person has taken the claim back
 */
export async function decideAuthorClaim(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  input: { claimId: string; accepted: boolean },
): Promise<{ claimId: number }> {
  const claimId = readRowId("AuthorClaim", input.claimId, ["input", "claimId"]);
  const status = input.accepted ? "ACCEPTED" : "DECLINED";
  await db.$transaction(async (tx) => {
    const asked = await tx.authorClaim.findUnique({
      where: { id: claimId },
      select: { authorId: true, userId: true },
    });
    if (!asked) throw new NotFoundError("There is no such claim.");
    await holdPeople(tx, [asked.userId]);
    const author = await lockAuthor(tx, asked.authorId);
    // Read again under the locks: another may have decided meanwhile, or the person may have left.
    const claim = await tx.authorClaim.findUnique({ where: { id: claimId } });
    if (!claim) throw new NotFoundError("There is no such claim.");
    if (claim.status === status) return;
    if (claim.status === "WITHDRAWN") {
      throw new ConflictError("The person has taken this claim back: there is nothing to decide.");
    }
    if (input.accepted && author.personId !== null && author.personId !== claim.userId) {
      throw new ConflictError("This author is somebody else here: decline that claim first.");
    }
    await tx.authorClaim.update({
      where: { id: claimId },
      data: { status, decidedById: viewer.id, decidedAt: clock.now() },
    });
    await writeAudit(tx, {
      action: input.accepted ? "ACCEPT_CLAIM" : "DECLINE_CLAIM",
      actorId: viewer.id,
      subject: { type: "AuthorClaim", id: claimId },
      details: { author: claim.authorId, person: claim.userId, before: claim.status },
    });
    if (input.accepted) await setPerson(tx, claim.authorId, claim.userId);
    else if (author.personId === claim.userId) await setPerson(tx, claim.authorId, null);
  });
  return { claimId };
}
