import { Prisma } from "../../generated/client/client.ts";
import { nameKey } from "../authors/name-key.ts";
import type { Db } from "../context.ts";
import type { KeywordSuggestion } from "../paper-index.ts";
import { folded } from "../papers/title-key.ts";
import { nameBegins } from "./search-filter.sql.ts";

/** What a suggestion is. */
export type SuggestionKind = "PAPER" | "AUTHOR" | "ORG" | "KEYWORD";

/** What could be meant by the letters so far. */
export interface SuggestionRow {
  kind: SuggestionKind;
  text: string;
  /** The row of a paper, author or org; null for a keyword. */
  row: number | null;
}

/** Fewer letters are the beginning of everything. */
export const SHORTEST = 2;
/** So many of a kind are looked at, so that the cost of common letters does not grow with the corpus. */
const LOOKED_AT = 200;
/** From so many letters on a keyword is found by its word's beginning; of more, stemming may have changed some. */
const STEM = 4;

/**
 * Titles, authors, orgs and keywords with words that begin so, in one statement: of each kind the best known first, and
 * the kinds in turn.
 * @param withKeywords false when somebody else brings the keywords
 */
export async function readSuggestions(
  db: Db,
  text: string,
  limit: number,
  withKeywords: boolean,
): Promise<SuggestionRow[]> {
  const title = folded(text).slice(0, 100);
  const name = nameKey(text).slice(0, 100);
  if (title.length < SHORTEST) return [];
  const most = Prisma.raw(String(LOOKED_AT));
  const each = Prisma.raw(`LIMIT ${limit}`);
  return db.$queryRaw<SuggestionRow[]>(Prisma.sql`
    SELECT kind, text, "row" FROM (
      (SELECT 'PAPER' AS kind, 1 AS turn, title AS text, id AS "row",
              row_number() OVER (ORDER BY points DESC, id DESC) AS place
       FROM (
         SELECT id, title, points FROM papers p
         WHERE ${nameBegins(Prisma.sql`p.title_letters`, Prisma.sql`${title}::text`)}
           AND p.root_id IS NULL AND p.hidden_at IS NULL LIMIT ${most}
       ) AS titles ORDER BY place ${each})
      UNION ALL
      (SELECT 'AUTHOR', 2, name, id, row_number() OVER (ORDER BY papers DESC, id)
       FROM (
         SELECT a.id, a.name, (SELECT count(*) FROM authorships s WHERE s.author_id = a.id) AS papers
         FROM authors a WHERE ${nameBegins(Prisma.sql`a.name_letters`, Prisma.sql`${name}::text`)} LIMIT ${most}
       ) AS names WHERE papers > 0 ORDER BY 5 ${each})
      UNION ALL
      (SELECT 'ORG', 3, name, id, row_number() OVER (ORDER BY name, id)
       FROM orgs WHERE ' ' || lower(name) LIKE '% ' || ${title}::text || '%' ORDER BY 5 ${each})
      ${withKeywords ? Prisma.sql`UNION ALL (${keywords(title)} ORDER BY place ${each})` : Prisma.empty}
    ) AS suggestion ORDER BY place, turn ${each}`);
}

/** Keywords of the index as a paper spells them; none whose paper is not shown any more. */
export async function readKeywords(
  db: Db,
  suggestions: readonly KeywordSuggestion[],
): Promise<SuggestionRow[]> {
  if (suggestions.length === 0) return [];
  const ids = suggestions.map(({ example }) => example);
  const papers = await db.$queryRaw<{ id: number; keywords: string[] }[]>(Prisma.sql`
    SELECT id, keywords FROM papers WHERE id = ANY(${ids}::int[]) AND root_id IS NULL AND hidden_at IS NULL`);
  const byId = new Map(papers.map(({ id, keywords }) => [id, keywords]));
  return suggestions.flatMap(({ keyword, example }) => {
    const text = byId.get(example)?.find((text) => folded(text) === folded(keyword));
    return text === undefined ? [] : [{ kind: "KEYWORD" as const, text, row: null }];
  });
}

/** Keywords with words that begin so, those of most papers first. */
function keywords(key: string): Prisma.Sql {
  const query = key
    .split(" ")
    .map((word) => `'${word.slice(0, STEM).toWellFormed()}':*B`)
    .join(" & ");
  return Prisma.sql`
    SELECT 'KEYWORD' AS kind, 4 AS turn, keyword AS text, NULL::int AS "row",
           row_number() OVER (ORDER BY count(*) DESC, keyword) AS place
    FROM (
      SELECT keywords FROM papers
      WHERE search @@ to_tsquery('simple', ${query}) AND root_id IS NULL AND hidden_at IS NULL
      LIMIT ${Prisma.raw(String(LOOKED_AT * 5))}
    ) AS tagged, unnest(keywords) AS keyword
    WHERE ' ' || lower(keyword) LIKE '% ' || ${key}::text || '%'
    GROUP BY keyword`;
}
