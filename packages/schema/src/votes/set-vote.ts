import type { Db, PrismaClient, Viewer } from "../context.ts";
import { holdPapers } from "../identity/paper-locks.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { findPaper } from "../papers/find-paper.ts";
import { asAccountGone } from "../people/account-gone.ts";

/**
 * Makes the viewer's vote be there or not be there. Saying it again changes nothing, so a retry is safe; the vote and
 * the paper's counter change together.
 * @returns the paper's row
 * @throws {InvalidInputError} when the reference is malformed
 * @throws {NotFoundError} when the paper is not here
 * @throws {SignedOutError} when the viewer has just deleted their account
 */
export async function setVote(
  db: PrismaClient,
  viewer: Viewer,
  ref: PaperRef,
  upvoted: boolean,
): Promise<{ paperId: number }> {
  for (;;) {
    const paperId = await findPaper(db, ref, ["input", "paper"]);
    const found = await db
      .$transaction(async (tx) => {
        // By a statement of its own: the next one then sees what others wrote while this one waited, and writes the
        // row as it is now. One statement for both would go back to the row as it was.
        if (!(await holdPapers(tx, [paperId]))) return false;
        await (upvoted ? addVote(tx, viewer, paperId) : withdrawVote(tx, viewer, paperId));
        return true;
      })
      .catch(asAccountGone);
    // Not found: it was merged since we looked. Its name leads to the other now.
    if (found) return { paperId };
  }
}

async function addVote(tx: Db, viewer: Viewer, paperId: number): Promise<void> {
  await tx.$executeRaw`
    WITH added AS (
      INSERT INTO votes (user_id, paper_id, origin_paper_id) VALUES (${viewer.id}, ${paperId}, ${paperId})
      ON CONFLICT DO NOTHING RETURNING paper_id
    )
    UPDATE papers SET upvote_count = upvote_count + 1 FROM added WHERE papers.id = added.paper_id`;
}

async function withdrawVote(tx: Db, viewer: Viewer, paperId: number): Promise<void> {
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
}
