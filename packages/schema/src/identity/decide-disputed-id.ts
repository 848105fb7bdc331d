import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { addIds, Overtaken } from "../papers/add-ids.ts";
import { rootsOf } from "../papers/find-paper.ts";
import { lockPapers } from "./paper-locks.ts";

/**
 * Says whether an id that a source gives a paper is the paper's too. Said again it changes nothing; an id that was
 * refused can be accepted later.
 * @throws {NotFoundError} when there is no such id in the queue
 * @throws {ConflictError} when the id is another paper's by now, or it shall be refused after it was accepted
 */
export async function decideDisputedId(
  db: PrismaClient,
  viewer: Viewer,
  { disputedId, accepted }: { disputedId: number; accepted: boolean },
): Promise<{ disputedId: number }> {
  const status = accepted ? ("ACCEPTED" as const) : ("REJECTED" as const);
  try {
    return await db.$transaction(async (tx) => {
      const id = await tx.disputedId.findUnique({ where: { id: disputedId } });
      if (!id) throw new NotFoundError("There is no such id in the queue.");
      const root = (await rootsOf(tx, [id.paperId])).get(id.paperId) ?? id.paperId;
      const [paper] = await lockPapers(tx, [root]);
      if (!paper) throw new ConflictError("The paper has just been merged: look again.");
      // Read after the lock, which is the queue that two moderators stand in.
      const { status: before } = await tx.disputedId.findUniqueOrThrow({
        where: { id: disputedId },
      });
      if (before === status) return { disputedId };
      if (before === "ACCEPTED")
        throw new ConflictError("This id was accepted and is the paper's by now.");
      if (accepted) {
        const { scheme, value, version } = id;
        await addIds(tx, root, [{ scheme, value, version: version ?? undefined }]);
      }
      await tx.disputedId.update({
        where: { id: disputedId },
        data: { status, decidedAt: new Date(), decidedById: viewer.id },
      });
      await writeAudit(tx, {
        action: "DECIDE_DISPUTED_ID",
        actorId: viewer.id,
        subject: { type: "DisputedId", id: disputedId },
        details: { status },
      });
      return { disputedId };
    });
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    throw new ConflictError("This id is another paper's by now: merge the two with `mergePapers`.");
  }
}
