import type { Reaction } from "../../generated/client/enums.ts";
import type { PrismaClient, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { asAccountGone } from "../people/account-gone.ts";

/**
 * Makes the viewer's reaction to a comment be there or not be there. Saying it again changes nothing.
 * @throws {NotFoundError} when there is no such comment
 */
export async function setReaction(
  db: PrismaClient,
  viewer: Viewer,
  { commentId, reaction, on }: { commentId: number; reaction: Reaction; on: boolean },
): Promise<{ commentId: number }> {
  return db.$transaction(async (tx) => {
    // Locked, so that the trigger that counts who reacted sees every reaction before this one.
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM comments
      WHERE id = ${commentId} AND deleted_at IS NULL AND hidden_at IS NULL
        AND EXISTS (SELECT FROM papers WHERE papers.id = paper_id AND papers.hidden_at IS NULL)
      FOR NO KEY UPDATE`;
    if (held.length === 0) {
      throw new NotFoundError("There is no such comment: perhaps it was deleted.");
    }
    const row = { commentId, reaction, userId: viewer.id };
    if (on) {
      await tx.commentReaction
        .createMany({ data: [row], skipDuplicates: true })
        .catch(asAccountGone);
    } else await tx.commentReaction.deleteMany({ where: row });
    return { commentId };
  });
}
