import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { folded } from "../papers/title-key.ts";
import { editDistance } from "./edit-distance.ts";
import type { QueryTerm } from "./parse-query.ts";
import { nameBegins } from "./search-filter.sql.ts";
import { termQuery } from "./search.sql.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** From so many letters on two typos are forgiven, else one. */
const LONG = 6;
/** So many words are looked at. */
const MOST_WORDS = 8;

/**
 * What was probably meant by words that are in no paper and no author's name: words of titles that are a typo or two
 * away. Only letters that stand alone are corrected, and never what is in quotation marks.
 * @returns for each word that has one, its correction
 */
export async function correctWords(
  db: Db,
  terms: readonly QueryTerm[],
): Promise<Map<string, string>> {
  const words = terms
    .filter(({ text, isExact }) => !isExact && /^\p{L}+$/u.test(text) && text.length >= SHORTEST)
    .map(({ text }) => ({ text, key: folded(text) }))
    .filter(({ key }) => /^\p{L}+$/u.test(key))
    .slice(0, MOST_WORDS);
  if (words.length === 0) return new Map();
  const asked = Prisma.join(
    words.map(
      ({ text, key }) =>
        Prisma.sql`SELECT ${text}::text AS text, ${key}::text AS key, ${termQuery(text)} AS query`,
    ),
    " UNION ALL ",
  );
  // Which words are unknown is found first: near ones are looked for only for those.
  const rows = await db.$queryRaw<{ text: string; near: string; papers: number }[]>(Prisma.sql`
    WITH unknown AS MATERIALIZED (
      SELECT asked.text, asked.key FROM (${asked}) AS asked
      WHERE numnode(asked.query) > 0
        AND NOT EXISTS (SELECT FROM papers p WHERE p.search @@ asked.query AND p.hidden_at IS NULL)
        AND NOT EXISTS (
          SELECT FROM authors a WHERE ${nameBegins(Prisma.sql`a.name_letters`, Prisma.sql`asked.key`)})
    )
    SELECT unknown.text, candidate.near, candidate.papers
    FROM unknown CROSS JOIN LATERAL (
      SELECT near, count(*)::int AS papers
      FROM titles_with_words_like(unknown.key) AS title, string_to_table(title, ' ') AS near
      WHERE abs(length(near) - length(unknown.key)) <= 2
      GROUP BY near ORDER BY similarity(near, unknown.key) DESC, near LIMIT 20
    ) AS candidate`);
  const corrections = new Map<string, string>();
  for (const { text, key } of words) {
    const most = key.length < LONG ? 1 : 2;
    const [best] = rows
      .filter((row) => row.text === text)
      .map((row) => ({ ...row, typos: editDistance(key, row.near) }))
      .filter(({ typos }) => typos > 0 && typos <= most)
      .toSorted((a, b) => a.typos - b.typos || b.papers - a.papers);
    if (best) corrections.set(text, best.near);
  }
  return corrections;
}
