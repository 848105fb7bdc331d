import type { Context } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { findPapers } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { shownTo } from "../papers/shown-papers.ts";

/** The most papers that one subscription follows. */
export const MAX_FOLLOWED = 50;

/**
 * The rows of the papers that somebody wants to follow.
 * @throws {InvalidInputError} when there are none or too many, or one of them is not here
 */
export async function followedPapers(context: Context, papers: PaperRef[]): Promise<number[]> {
  if (papers.length < 1 || papers.length > MAX_FOLLOWED) {
    throw InvalidInputError.at(
      ["papers"],
      `A subscription follows at least 1 and at most ${MAX_FOLLOWED} papers: follow the rest in another one.`,
    );
  }
  const found = await findPapers(context.db, papers, "papers");
  const shown = await context.db.paper.findMany({
    where: { id: { in: found.filter((id) => id !== null) }, ...shownTo(context) },
    select: { id: true },
  });
  const ids = new Set(shown.map(({ id }) => id));
  return found.map((paperId, index) => {
    if (paperId !== null && ids.has(paperId)) return paperId;
    throw InvalidInputError.at(
      ["papers", String(index)],
      "This paper is not here yet. Put it on the list with `submitPaper`.",
    );
  });
}
