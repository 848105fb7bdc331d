import { correctWords } from "./correct-words.sql.ts";
import { corrected } from "./corrected.ts";
import { whereFiltered } from "./search-filter.sql.ts";
import type { Asking, Found, SearchQuestion } from "./search-question.ts";
import type { Hit } from "./search.sql.ts";
import { findInTitles, findWithAll, findWithSome, MOST_HITS, sortFound } from "./search.sql.ts";

/** Fewer hits than these, and what fits less well is shown as well. */
const FEW = 5;

/** Searches by PostgreSQL's own text search. */
export async function searchByDatabase(
  { db, viewer }: Asking,
  { terms, without, filter, sort }: SearchQuestion,
): Promise<Found> {
  const where = whereFiltered(filter, viewer);
  const found = (hits: Hit[], by: ReadonlyMap<string, string>): Found => ({
    hits,
    count: hits.length,
    servedBy: "DATABASE",
    ...corrected({ terms, without }, by),
    marksIn: null,
  });
  let by: ReadonlyMap<string, string> = new Map();
  let asked = { terms, without };
  let whole = await findWithAll(db, asked, where, sort);
  if (whole.length >= FEW || terms.length === 0) return found(whole, by);

  by = await correctWords(db, terms);
  if (by.size > 0) {
    asked = { without, terms: corrected(asked, by).terms };
    const better = await findWithAll(db, asked, where, sort);
    if (better.length >= FEW) return found(better, by);
    if (better.length > 0) whole = better;
  }
  let some = wholeFirst(whole, await findWithSome(db, asked, where), terms.length);
  if (some.length === 0) some = await findInTitles(db, asked, where);
  if (sort === "RELEVANCE") return found(some, by);
  const scored = some.map(({ id, key }) => ({ key: id, score: key }));
  return found(await sortFound(db, scored, where, sort), by);
}

/**
 * What has all of the words stands before what has some, whose key is how many: of these only so many are looked at that
 * what has all may not be among them.
 */
function wholeFirst(whole: readonly Hit[], some: readonly Hit[], terms: number): Hit[] {
  const ids = new Set(whole.map(({ id }) => id));
  return [
    ...whole.map(({ id, key }) => ({ id, key: terms + 1 + key })),
    ...some.filter(({ id }) => !ids.has(id)),
  ].slice(0, MOST_HITS);
}
