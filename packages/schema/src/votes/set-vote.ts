import type { Db, PrismaClient, Viewer } from "../context.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { findPaper } from "../papers/find-paper.ts";

/**
 * Makes the viewer's vote be there or not be there. Saying it again changes nothing, so a retry is safe; the vote and
 * the paper's counter change together.
 * @returns the paper's row
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when the paper is not here
 */
export async function setVote(
  db: PrismaClient,
  viewer: Viewer,
  ref: PaperRef,
  upvoted: boolean,
): Promise<{ paperId: number }> {
  for (;;) {
    const paperId = await findPaper(db, ref, ["input", "paper"]);
    const found = await (upvoted
      ? addVote(db, viewer, paperId)
      : withdrawVote(db, viewer, paperId));
    // Not found: it was merged since we looked. Its name leads to the other now.
    if (found) return { paperId };
  }
}

async function addVote(db: Db, viewer: Viewer, paperId: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH paper AS (
      SELECT id FROM papers WHERE id = ${paperId} AND root_id IS NULL FOR NO KEY UPDATE
    ),
    added AS (
      INSERT INTO votes (user_id, paper_id, origin_paper_id) SELECT ${viewer.id}, id, id FROM paper
      ON CONFLICT DO NOTHING RETURNING paper_id
    ),
    counted AS (
      UPDATE papers SET upvote_count = upvote_count + 1 FROM added WHERE papers.id = added.paper_id
    )
    SELECT id FROM paper`;
  return rows.length > 0;
}

function withdrawVote(db: PrismaClient, viewer: Viewer, paperId: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Locked by a statement of its own: the next one then sees what a merge moved while this one waited.
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM papers WHERE id = ${paperId} AND root_id IS NULL FOR NO KEY UPDATE`;
    if (held.length === 0) return false;
    // Votes for papers that this one absorbed are withdrawn with it.
    await tx.$executeRaw`
      DELETE FROM shadowed_votes USING papers member
      WHERE user_id = ${viewer.id} AND member.id = origin_paper_id
        AND coalesce(member.root_id, member.id) = ${paperId}`;
    await tx.$executeRaw`
      WITH gone AS (
        DELETE FROM votes WHERE user_id = ${viewer.id} AND paper_id = ${paperId} RETURNING paper_id
      )
      UPDATE papers SET upvote_count = upvote_count - 1 FROM gone WHERE papers.id = gone.paper_id`;
    return true;
  });
}
