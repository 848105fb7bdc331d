import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import type { IndexedFinds, PaperIndex } from "../paper-index.ts";
import { folded } from "../papers/title-key.ts";
import { isModerator } from "../roles.ts";
import { corrected } from "./corrected.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { wordsOf } from "./parse-query.ts";
import { holdsPage, rowsFor } from "./search-cursor.ts";
import { isOpen, whereFiltered } from "./search-filter.sql.ts";
import type { Asking, Found, SearchPage, SearchQuestion } from "./search-question.ts";
import { rankingOf } from "./search-question.ts";
import type { Hit, SearchSort } from "./search.sql.ts";
import { findWithAll, MOST_HITS, papersPassing, sortFound } from "./search.sql.ts";

/** The index is asked for so many of the best where a page needs more than it probably takes; */
const BEST = 2_000;
/** or for so many, where they stand in another order or many of them do not pass. */
const MANY = 20_000;
/** Where no more papers pass the filter, the index looks among them alone. */
const NARROW = 20_000;

/**
 * Searches by the index.
 * @returns null when it is for the database: there is no index, no word, or nothing that the index knows as words
 */
export async function searchByIndex(
  context: Asking,
  question: SearchQuestion,
  page: SearchPage,
): Promise<Found | null> {
  const { db, viewer, paperIndex } = context;
  const { terms, filter, sort } = question;
  if (!paperIndex || terms.length === 0) return null;
  const where = whereFiltered(filter, viewer);
  const passing = isOpen(filter) ? null : await papersPassing(db, where, NARROW);
  const ask = (limit: number): Promise<IndexedFound | null> =>
    askIndex(context, paperIndex, question, { where, passing, limit });
  const isRanked = sort === "RELEVANCE" && (passing !== null || isOpen(filter));
  const found = isRanked ? await askForPage(ask, question, page) : await ask(MANY);
  // Parts of words, and words that it leaves out, are looked for in titles.
  return found && (found.hits.length > 0 || passing?.size === 0) ? found : null;
}

/** Asks for what the page probably takes, and for more only where that does not hold it. */
async function askForPage(
  ask: (limit: number) => Promise<IndexedFound | null>,
  question: SearchQuestion,
  page: SearchPage,
): Promise<IndexedFound | null> {
  const rows = rowsFor(page.args);
  if (rows >= BEST) return ask(BEST);
  const found = await ask(rows);
  if (!found || found.isAll) return found;
  const ranking = rankingOf(page, question, "INDEX");
  return holdsPage(ranking, page.args, found.hits) ? found : ask(BEST);
}

interface IndexedFound extends Found {
  /** Whether these are all hits. */
  isAll: boolean;
}

async function askIndex(
  { db, viewer }: Asking,
  paperIndex: PaperIndex,
  { terms, without, sort }: SearchQuestion,
  asked: { where: Prisma.Sql; passing: ReadonlySet<number> | null; limit: number },
): Promise<IndexedFound | null> {
  const { where, passing, limit } = asked;
  const found = await paperIndex.search({
    text: wordsOf({ terms, without }),
    limit,
    ...(passing ? { allowed: (id) => passing.has(id) } : {}),
    // In another order, what fits only by its meaning could stand first.
    onlyWords: sort !== "RELEVANCE",
  });
  if (!found) return null;
  const shown = await sortFound(db, found.hits, where, sort);
  const hidden = isModerator(viewer) ? await findHidden(db, { terms, without }, where, sort) : [];
  const hits = [...shown, ...hidden].toSorted((a, b) => b.key - a.key || b.id - a.id);
  const by = new Map(found.corrections.map((one) => [folded(one.word), one.by[0] ?? one.word]));
  const isAll = found.hits.length < limit;
  return {
    hits,
    isAll,
    count: isAll ? hits.length : countAll(found, shown.length, hidden.length),
    servedBy: "INDEX",
    ...corrected({ terms, without }, by),
    marksIn: (text) => found.marksIn(text),
  };
}

/**
 * How many hits there are where not all were asked for. What the index holds and the database does not show, as it changed a
 * moment ago, counts no more.
 */
function countAll({ hits, count }: IndexedFinds, shown: number, hidden: number): number {
  if (hits.length >= MOST_HITS || count >= MOST_HITS) return MOST_HITS;
  return count - (hits.length - shown) + hidden;
}

/** The index holds no hidden papers; those who may see them find them last. */
async function findHidden(
  db: Db,
  asked: Pick<ParsedQuery, "terms" | "without">,
  where: Prisma.Sql,
  sort: SearchSort,
): Promise<Hit[]> {
  const hits = await findWithAll(db, asked, Prisma.sql`${where} AND p.hidden_at IS NOT NULL`, sort);
  return sort === "RELEVANCE" ? hits.map(({ id, key }) => ({ id, key: key - 1 })) : hits;
}
