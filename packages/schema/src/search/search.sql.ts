import { Prisma } from "../../generated/client/client.ts";
import { nameKey } from "../authors/name-key.ts";
import type { Db } from "../context.ts";
import { folded } from "../papers/title-key.ts";
import type { ParsedQuery, QueryTerm } from "./parse-query.ts";
import { nameBegins } from "./search-filter.sql.ts";

/** What stands first. */
export type SearchSort = "RELEVANCE" | "NEWEST" | "VOTES";

/** As people may ask for it, or the paper that came here last first. */
type SearchOrder = SearchSort | "ADDED";

/** A paper that was found. */
export interface Hit {
  id: number;
  /** What it is sorted by, higher first; then by its id, higher first. */
  key: number;
}

/** Up to so many hits are counted exactly, and can be paged through. */
export const EXACT_HITS = 1_000;
/** So many papers are found at most: one more than are counted exactly. */
export const MOST_HITS = EXACT_HITS + 1;

/** So many are ranked at most, so that the cost of a frequent word does not grow with the corpus. */
const RANKED = 2_000;

/**
 * What a term looks for, as a tsquery. The text never becomes the query's syntax: whatever stands in it, it is words
 * beside each other. One with hyphens is looked for without them, too.
 */
export function termQuery(text: string): Prisma.Sql {
  const phrase = (words: string) =>
    Prisma.sql`phraseto_tsquery('english', search_words(${words}::text))`;
  return text.includes("-")
    ? Prisma.sql`(${phrase(text)} || ${phrase(text.replaceAll("-", ""))})`
    : phrase(text);
}

/** What all of them look for, as a tsquery. */
export function allOf(terms: readonly QueryTerm[]): Prisma.Sql {
  return Prisma.join(
    terms.map(({ text }) => termQuery(text)),
    " && ",
  );
}

/** The condition under which none of these is there. */
export function withoutAny(texts: readonly string[]): Prisma.Sql {
  if (texts.length === 0) return Prisma.sql`true`;
  return Prisma.sql`NOT p.search @@ (${Prisma.join(texts.map(termQuery), " || ")})`;
}

/** Papers that have all the terms. Without terms: all that pass. */
export async function findWithAll(
  db: Db,
  { terms, without }: Pick<ParsedQuery, "terms" | "without">,
  where: Prisma.Sql,
  sort: SearchOrder,
): Promise<Hit[]> {
  const passing = Prisma.sql`${where} AND ${withoutAny(without)}`;
  if (terms.length === 0) return findSorted(db, passing, sort === "RELEVANCE" ? "NEWEST" : sort);
  const query = allOf(terms);
  const fitting = Prisma.sql`p.search @@ (${query}) AND ${passing}`;
  if (sort !== "RELEVANCE") return findSorted(db, fitting, sort);
  return db.$queryRaw<Hit[]>(Prisma.sql`
    SELECT p.id, ts_rank(p.search, ${query})::float8 AS key
    FROM (SELECT * FROM papers p WHERE ${fitting} LIMIT ${Prisma.raw(String(RANKED))}) p
    ORDER BY key DESC, p.id DESC LIMIT ${Prisma.raw(String(MOST_HITS))}`);
}

/** Papers that pass, the newest, the most voted for or the last that came first. */
function findSorted(
  db: Db,
  where: Prisma.Sql,
  sort: Exclude<SearchOrder, "RELEVANCE">,
): Promise<Hit[]> {
  const limit = Prisma.raw(`LIMIT ${MOST_HITS}`);
  if (sort === "ADDED")
    return db.$queryRaw<Hit[]>(Prisma.sql`
      SELECT p.id, p.id AS key FROM papers p WHERE ${where} ORDER BY p.id DESC ${limit}`);
  if (sort === "VOTES")
    return db.$queryRaw<Hit[]>(Prisma.sql`
      SELECT p.id, p.points AS key FROM papers p WHERE ${where}
      ORDER BY p.points DESC, p.id DESC ${limit}`);
  // Those without a date stand last, and first in the index.
  return db.$queryRaw<Hit[]>(Prisma.sql`
    (SELECT p.id, (p.published_on - '0001-01-01'::date)::float8 AS key FROM papers p
     WHERE ${where} AND p.published_on IS NOT NULL ORDER BY p.published_on DESC, p.id DESC ${limit})
    UNION ALL
    (SELECT p.id, -1 AS key FROM papers p
     WHERE ${where} AND p.published_on IS NULL ORDER BY p.published_on DESC, p.id DESC ${limit})
    ORDER BY key DESC, id DESC ${limit}`);
}

/**
 * Papers that have at least half of the terms, in their text or as an author's name, and all that are exact; those
 * with most of them first.
 */
export function findWithSome(
  db: Db,
  { terms, without }: Pick<ParsedQuery, "terms" | "without">,
  where: Prisma.Sql,
): Promise<Hit[]> {
  const exact = terms.filter(({ isExact }) => isExact);
  const passing = Prisma.sql`${where} AND ${withoutAny(without)}
    ${exact.length === 0 ? Prisma.empty : Prisma.sql`AND p.search @@ (${allOf(exact)})`}`;
  const texts = terms.map(({ text }) => text);
  const any = Prisma.join(texts.map(termQuery), " || ");
  return db.$queryRaw<Hit[]>(Prisma.sql`
    WITH term AS MATERIALIZED (
      SELECT place, name, query
      FROM (${Prisma.join(
        texts.map(
          (text, place) =>
            Prisma.sql`SELECT ${place}::int AS place, ${nameKey(text)}::text AS name, ${termQuery(text)} AS query`,
        ),
        " UNION ALL ",
      )}) AS asked WHERE numnode(query) > 0 OR length(name) > 2
    ), named AS MATERIALIZED (
      SELECT written.paper_id, array_agg(DISTINCT term.place) AS places
      FROM term
      CROSS JOIN LATERAL (
        SELECT a.id FROM authors a WHERE ${nameBegins(Prisma.sql`a.name_letters`, Prisma.sql`term.name`)} LIMIT 200
      ) AS author
      CROSS JOIN LATERAL (
        SELECT s.paper_id FROM authorships s WHERE s.author_id = author.id ORDER BY s.paper_id DESC LIMIT 200
      ) AS written
      WHERE length(term.name) > 2
      GROUP BY written.paper_id LIMIT ${Prisma.raw(String(RANKED))}
    )
    SELECT p.id, matched.terms + least(0.99, ts_rank(p.search, ${any}))::float8 AS key
    FROM (
      SELECT coalesce(found.id, named.paper_id) AS id, coalesce(named.places, '{}') AS places
      FROM (SELECT p.id FROM papers p WHERE p.search @@ (${any}) AND ${passing} LIMIT ${Prisma.raw(String(RANKED))}) AS found
      FULL JOIN named ON named.paper_id = found.id
    ) AS candidate
    JOIN papers p ON p.id = candidate.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE p.search @@ term.query OR term.place = ANY(candidate.places)) AS terms,
             count(*) FILTER (WHERE numnode(term.query) > 0) AS asked
      FROM term
    ) AS matched
    WHERE ${passing} AND matched.terms * 2 >= matched.asked
    ORDER BY key DESC, p.id DESC LIMIT ${Prisma.raw(String(MOST_HITS))}`);
}

/**
 * Papers whose title has the letters as they stand: the last resort, for words that are not looked for by themselves
 * (`the`), parts of words, and scripts whose words nothing here tells apart.
 */
export async function findInTitles(
  db: Db,
  { terms, without }: Pick<ParsedQuery, "terms" | "without">,
  where: Prisma.Sql,
): Promise<Hit[]> {
  const letters = folded(terms.map(({ text }) => text).join(" "));
  if (letters === "") return [];
  return db.$queryRaw<Hit[]>(Prisma.sql`
    SELECT p.id, 1 / (1 + length(p.title_letters)::float8) AS key
    FROM (
      SELECT * FROM papers p
      WHERE p.title_letters LIKE '%' || ${letters}::text || '%' AND ${where} AND ${withoutAny(without)}
      LIMIT ${Prisma.raw(String(RANKED))}
    ) p
    ORDER BY key DESC, p.id DESC LIMIT ${Prisma.raw(String(MOST_HITS))}`);
}

/** Those of some papers that pass, in the order that is asked for. */
export function sortFound(
  db: Db,
  hits: readonly { key: number; score: number }[],
  where: Prisma.Sql,
  sort: SearchSort,
): Promise<Hit[]> {
  const key = {
    RELEVANCE: Prisma.sql`hit.score`,
    NEWEST: Prisma.sql`coalesce((p.published_on - '0001-01-01'::date)::float8, -1)`,
    VOTES: Prisma.sql`p.points`,
  }[sort];
  return db.$queryRaw<Hit[]>(Prisma.sql`
    SELECT p.id, ${key} AS key
    FROM unnest(${hits.map((hit) => hit.key)}::int[], ${hits.map(({ score }) => score)}::float8[]) AS hit (id, score)
    JOIN papers p ON p.id = hit.id WHERE ${where}
    ORDER BY key DESC, p.id DESC LIMIT ${Prisma.raw(String(MOST_HITS))}`);
}

/** The papers that pass; null when they are more than `most`. */
export async function papersPassing(
  db: Db,
  where: Prisma.Sql,
  most: number,
): Promise<Set<number> | null> {
  const [row] = await db.$queryRaw<{ ids: number[] | null }[]>(Prisma.sql`
    SELECT array_agg(id) AS ids
    FROM (SELECT p.id FROM papers p WHERE ${where} LIMIT ${Prisma.raw(String(most + 1))}) AS passing`);
  const ids = row?.ids ?? [];
  return ids.length > most ? null : new Set(ids);
}
