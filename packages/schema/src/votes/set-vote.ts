import type { Db, Viewer } from "../context.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { findPaper } from "../papers/find-paper.ts";

/**
 * Makes the viewer's vote be there or not be there. Saying it again changes nothing, so a retry is safe; the vote and
 * the paper's counter change in one statement.
 * @returns the paper's row
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when the paper is not here
 */
export async function setVote(
  db: Db,
  viewer: Viewer,
  ref: PaperRef,
  upvoted: boolean,
): Promise<{ paperId: number }> {
  const paperId = await findPaper(db, ref, ["input", "paper"]);
  if (upvoted) {
    await db.$executeRaw`
      WITH added AS (
        INSERT INTO votes (user_id, paper_id) VALUES (${viewer.id}, ${paperId})
        ON CONFLICT DO NOTHING RETURNING paper_id
      )
      UPDATE papers SET upvote_count = upvote_count + 1 FROM added WHERE papers.id = added.paper_id`;
  } else {
    await db.$executeRaw`
      WITH gone AS (
        DELETE FROM votes WHERE user_id = ${viewer.id} AND paper_id = ${paperId} RETURNING paper_id
      )
      UPDATE papers SET upvote_count = upvote_count - 1 FROM gone WHERE papers.id = gone.paper_id`;
  }
  return { paperId };
}
