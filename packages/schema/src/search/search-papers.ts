import { rankedPage } from "./search-cursor.ts";
import { searchByDatabase } from "./search-by-database.ts";
import { searchByIndex } from "./search-by-index.ts";
import type { Asking, SearchFinds, SearchPage, SearchQuestion } from "./search-question.ts";
import { rankingOf } from "./search-question.ts";
import { EXACT_HITS } from "./search.sql.ts";

/**
 * Searches by the index, or by the database while there is none that is ready.
 * @throws {InvalidInputError} when the page makes no sense or a cursor is none of this connection
 */
export async function searchPapers(
  context: Asking,
  question: SearchQuestion,
  page: SearchPage,
): Promise<SearchFinds> {
  const { hits, ...finds } =
    (await searchByIndex(context, question, page)) ?? (await searchByDatabase(context, question));
  const ranking = rankingOf(page, question, finds.servedBy);
  return { ...finds, page: rankedPage(ranking, page.args, hits.slice(0, EXACT_HITS)) };
}
