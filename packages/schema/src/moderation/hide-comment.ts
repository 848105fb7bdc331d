import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { holdComment } from "../comments/hold-comment.ts";
import { NotFoundError } from "../errors.ts";
import { requireAbove } from "../roles.ts";
import { closeReports } from "./decide-report.ts";
import { writeAudit } from "./write-audit.ts";

/**
 * Makes a comment be hidden or be shown. Hidden, its author and the moderators alone can read it, and it is counted no
 * more; open reports of it are upheld with that. Said again it changes nothing.
 * @throws {NotFoundError} when there is no such comment
 * @throws {ForbiddenError} when its author is not below the moderator
 */
export async function setCommentHidden(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { commentId, hidden, reason }: { commentId: number; hidden: boolean; reason: string },
): Promise<{ commentId: number }> {
  return db.$transaction(async (tx) => {
    const comment = await holdComment(tx, commentId);
    if (!comment || comment.deletedAt) {
      throw new NotFoundError("There is no such comment: perhaps it was deleted.");
    }
    const { authorId, paperId } = comment;
    requireAbove(
      viewer,
      authorId === null
        ? null
        : await tx.user.findUnique({ where: { id: authorId }, select: { role: true } }),
    );
    if ((comment.hiddenAt !== null) === hidden) return { commentId };
    await tx.comment.update({
      where: { id: commentId },
      data: { hiddenAt: hidden ? clock.now() : null },
    });
    await tx.paper.update({
      where: { id: paperId },
      data: { commentCount: { increment: hidden ? -1 : 1 } },
      select: { id: true },
    });
    if (hidden) await closeReports(tx, viewer, clock, { commentId });
    await writeAudit(tx, {
      action: hidden ? "HIDE_COMMENT" : "SHOW_COMMENT",
      actorId: viewer.id,
      subject: { type: "Comment", id: commentId },
      reason,
    });
    return { commentId };
  });
}
