import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, ForbiddenError } from "../errors.ts";
import { holdComment } from "./hold-comment.ts";

/**
 * Deletes a comment of the viewer's; it is no error if it is gone already. Its text, author, mentions and reactions go;
 * its place stays while something answers it, and goes with the last answer.
 * @param input with the revision that was read, when a text that was written meanwhile shall not go unseen
 * @returns the paper it was of; null when there is no trace of it
 * @throws {ForbiddenError} when it is somebody else's
 * @throws {ConflictError} when it was edited since the revision that was read
 */
export async function deleteComment(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { commentId, revision }: { commentId: number; revision?: number | null | undefined },
): Promise<{ commentId: number; paperId: number | null }> {
  return db.$transaction(async (tx) => {
    const comment = await holdComment(tx, commentId);
    if (!comment) return { commentId, paperId: null };
    const { paperId, rootId, deletedAt, hiddenAt } = comment;
    if (deletedAt) return { commentId, paperId };
    if (comment.authorId !== viewer.id) {
      // Of a hidden paper nobody else is told what is there.
      if (comment.paper.hiddenAt) return { commentId, paperId: null };
      throw new ForbiddenError("Only its author can delete a comment.");
    }
    if (typeof revision === "number" && comment.revision !== revision) {
      throw new ConflictError(
        `This comment was edited meanwhile: read its revision ${comment.revision}, and delete that.`,
      );
    }
    await tx.commentReaction.deleteMany({ where: { commentId } });
    await tx.commentMention.deleteMany({ where: { commentId } });
    await tx.comment.update({
      where: { id: commentId },
      data: { body: "", bodyHtml: "", handles: [], authorId: null, deletedAt: clock.now() },
    });
    await clearThread(tx, rootId ?? commentId);
    // A hidden one was counted no more.
    if (!hiddenAt) {
      await tx.$executeRaw`UPDATE papers SET comment_count = comment_count - 1 WHERE id = ${paperId}`;
    }
    return { commentId, paperId };
  });
}

/** Takes the places of deleted comments away that no answer needs any more, directly or through other places. */
async function clearThread(tx: Db, rootId: number): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE needed AS (
      SELECT id, in_reply_to_id FROM comments
      WHERE (id = ${rootId} OR root_id = ${rootId}) AND deleted_at IS NULL
      UNION
      SELECT comments.id, comments.in_reply_to_id FROM comments JOIN needed ON comments.id = needed.in_reply_to_id
    )
    DELETE FROM comments
    WHERE (id = ${rootId} OR root_id = ${rootId}) AND id NOT IN (SELECT id FROM needed)`;
}
