import { Prisma } from "../../generated/client/client.ts";
import type { Context, Db } from "../context.ts";
import type { KeysetPage, PageArgs } from "../keyset.ts";
import type { IndexedFinds, PaperIndex } from "../paper-index.ts";
import { folded } from "../papers/title-key.ts";
import { isModerator } from "../roles.ts";
import { correctWords } from "./correct-words.sql.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { wordsOf } from "./parse-query.ts";
import { holdsPage, rankedPage, rowsFor } from "./search-cursor.ts";
import type { Ranking } from "./search-cursor.ts";
import type { PaperFilter } from "./search-filter.sql.ts";
import { isOpen, whereFiltered } from "./search-filter.sql.ts";
import type { Hit, SearchSort } from "./search.sql.ts";
import {
  findInTitles,
  findWithAll,
  findWithSome,
  MOST_HITS,
  papersPassing,
  sortFound,
} from "./search.sql.ts";

/** Who answered: the index in memory, or PostgreSQL's own text search. */
export type ServedBy = "INDEX" | "DATABASE";

/** What is searched for. */
export interface SearchQuestion extends Pick<ParsedQuery, "terms" | "without"> {
  filter: PaperFilter;
  sort: SearchSort;
}

/** Which of what is found is shown. */
export interface SearchPage {
  /** Of the connection: its cursors are told from others' by it. */
  name: string;
  args: PageArgs;
}

/** What was found. */
export interface SearchFinds {
  page: KeysetPage<Hit>;
  /** How many there are; more than 1,000 stands for all numbers above. */
  count: number;
  servedBy: ServedBy;
  /** What the words were taken for, as one would type it; null when they were taken as they stand. */
  correctedQuery: string | null;
  /** The terms as they were searched for. */
  terms: ParsedQuery["terms"];
  /** Where a text has them, when the index knows. */
  marksIn: IndexedFinds["marksIn"] | null;
}

/** What was found, its hits in order: as many as the page takes at least, at most 1,001. */
interface Found extends Omit<SearchFinds, "page"> {
  hits: Hit[];
}

/** So many hits can be paged through, and up to so many are counted exactly. */
const EXACT = MOST_HITS - 1;

/** Fewer hits than these, and what fits less well is shown as well. */
const FEW = 5;

/** The index is asked for what a page takes; for so many of the best, of which those that pass are kept, where it needs more; */
const BEST = 2_000;
/** or for so many, where they stand in another order or many of them do not pass. */
const MANY = 20_000;
/** Where no more papers pass the filter, the index looks among them alone. */
const NARROW = 20_000;

type Asking = Pick<Context, "db" | "viewer" | "paperIndex">;

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
  return { ...finds, page: rankedPage(ranking, page.args, hits.slice(0, EXACT)) };
}

function rankingOf({ name }: SearchPage, { sort }: SearchQuestion, servedBy: ServedBy): Ranking {
  return { name, by: `${sort} ${servedBy}` };
}

/** @returns null when it is for the database: there is no index, no word, or nothing that the index knows as words */
async function searchByIndex(
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
  if (sort !== "RELEVANCE" || !(passing || isOpen(filter))) return ask(MANY);
  const rows = rowsFor(page.args);
  const found = rows < BEST ? await ask(rows) : null;
  const ranking = rankingOf(page, question, "INDEX");
  const isEnough = found && (found.isAll || holdsPage(ranking, page.args, found.hits));
  return isEnough ? found : ask(BEST);
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
  // Parts of words, and words that it leaves out, are looked for in titles.
  if (hits.length === 0 && passing?.size !== 0) return null;
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

async function searchByDatabase(
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

function corrected(
  { terms, without }: Pick<ParsedQuery, "terms" | "without">,
  by: ReadonlyMap<string, string>,
): Pick<SearchFinds, "terms" | "correctedQuery"> {
  const meant = terms.map((term) => {
    const text = term.isExact ? undefined : (by.get(term.text) ?? by.get(folded(term.text)));
    return { ...term, text: text ?? term.text };
  });
  const isAsTyped = meant.every(({ text }, at) => text === terms[at]?.text);
  if (isAsTyped) return { terms, correctedQuery: null };
  return { terms: meant, correctedQuery: wordsOf({ terms: meant, without }) };
}
