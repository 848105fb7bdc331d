import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors.ts";
import { writeComment } from "./write-comment.ts";

interface Standing {
  authorId: string | null;
  body: string;
  revision: number;
  isHidden: boolean;
}

/**
 * Gives a comment of the viewer's another text. Said again it changes nothing; said of a revision that is not the last
 * one it is refused, so that nobody's words are lost unseen.
 * @throws {NotFoundError} when there is no such comment, or its paper is hidden
 * @throws {ForbiddenError} when it is somebody else's, or hidden
 * @throws {ConflictError} when it was edited meanwhile
 * @throws {InvalidInputError} when the text would become far longer than it is
 */
export async function editComment(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { commentId, body, revision }: { commentId: number; body: string; revision: number },
): Promise<{ commentId: number }> {
  return db.$transaction(async (tx) => {
    const { text, mentioned } = await writeComment(tx, body);
    const [standing] = await tx.$queryRaw<Standing[]>`
      SELECT author_id AS "authorId", body, revision, hidden_at IS NOT NULL AS "isHidden" FROM comments
      WHERE id = ${commentId} AND deleted_at IS NULL
        AND EXISTS (SELECT FROM papers WHERE papers.id = paper_id AND papers.hidden_at IS NULL)
      FOR NO KEY UPDATE`;
    if (!standing) throw new NotFoundError("There is no such comment: perhaps it was deleted.");
    if (standing.authorId !== viewer.id) {
      throw new ForbiddenError("Only its author can edit a comment.");
    }
    if (standing.isHidden) {
      throw new ForbiddenError("A moderator hides this comment: it can be deleted, not edited.");
    }
    if (standing.body === body) return { commentId };
    if (standing.revision !== revision) {
      throw new ConflictError(
        `This comment was edited meanwhile: read its revision ${standing.revision}, and edit that.`,
      );
    }
    await tx.comment.update({
      where: { id: commentId },
      data: { ...text, revision: { increment: 1 }, editedAt: clock.now() },
    });
    await tx.commentMention.deleteMany({ where: { commentId, userId: { notIn: mentioned } } });
    await tx.commentMention.createMany({
      data: mentioned.map((userId) => ({ commentId, userId })),
      skipDuplicates: true,
    });
    return { commentId };
  });
}
