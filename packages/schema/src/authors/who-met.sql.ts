import type { Db } from "../context.ts";

/** Two people of different names who stand on one paper. */
export interface Met {
  oneId: number;
  otherId: number;
}

/** Authors of longer lists are not kept as having met: that says little, and their pairs are millions. */
export const LONGEST_LIST = 100;

/** How many pairs of names are asked for in one statement. */
const PAIRS = 20_000;

/**
 * Who met under these pairs of names: a look into an index for each pair, however many people and papers there are.
 * @param pairs folded names, two different ones each
 */
export async function readMet(
  tx: Db,
  pairs: readonly (readonly [string, string])[],
): Promise<Met[]> {
  const met: Met[] = [];
  for (let start = 0; start < pairs.length; start += PAIRS) {
    const some = pairs.slice(start, start + PAIRS);
    // Names that met on more papers are both frequent, or have been enough to tell who they are.
    const rows = await tx.$queryRaw<Met[]>`
      SELECT DISTINCT one_id AS "oneId", other_id AS "otherId"
      FROM unnest(${some.map(([one]) => one)}::text[], ${some.map(([, other]) => other)}::text[])
        AS asked (one, other)
      CROSS JOIN LATERAL (
        SELECT one_id, other_id FROM co_authorships
        WHERE names = names_met(asked.one, asked.other) LIMIT 500
      ) AS met`;
    met.push(...rows);
  }
  return met;
}

/** Those of these folded names that at least fifty people bear. */
export async function readFrequent(tx: Db, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM unnest(${names}::text[]) AS asked (name)
    WHERE EXISTS (
      SELECT FROM authors WHERE name_key = asked.name ORDER BY name_key, id OFFSET 49 LIMIT 1
    )`;
  return new Set(rows.map(({ name }) => name));
}
