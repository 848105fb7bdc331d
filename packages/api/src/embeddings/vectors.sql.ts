import type { Embedding } from "./ask-embeddings.ts";
import type { VectorDatabase } from "./open-vectors.ts";
import { tableOf, typeOf } from "./vector-spaces.ts";
import type { VectorSpace } from "./vector-spaces.ts";

/** A paper whose vector is missing, or of another text. */
export interface StalePaper {
  id: number;
  title: string;
  abstract: string | null;
  /** Of the text. */
  hash: string;
}

/** Only what anybody may see leaves this server. */
export const SHOWN = "p.root_id IS NULL AND p.hidden_at IS NULL";
const HASH = "md5(p.title || E'\\n' || coalesce(p.abstract, ''))::uuid";

/**
 * The next papers after a row, in order, as far as they are to be embedded.
 * @returns the last row that was looked at; null when there are no more
 */
export async function readStaleAfter(
  { pool }: VectorDatabase,
  space: VectorSpace,
  after: number,
  limit: number,
): Promise<{ stale: StalePaper[]; last: number | null }> {
  const { rows } = await pool.query<StalePaper & { last: number }>(
    `WITH slice AS (
       SELECT p.id, ${HASH} AS hash FROM papers p
       WHERE ${SHOWN} AND p.id > $1::int ORDER BY p.id LIMIT $2::int
     ), found AS (
       SELECT slice.id, slice.hash FROM slice LEFT JOIN ${tableOf(space)} v ON v.paper_id = slice.id
       WHERE v.hash IS DISTINCT FROM slice.hash
     )
     SELECT (SELECT max(id) FROM slice) AS last, p.id, p.title, p.abstract, found.hash::text
     FROM (SELECT) AS one LEFT JOIN found ON true LEFT JOIN papers p ON p.id = found.id
     ORDER BY p.id`,
    [after, limit],
  );
  return { stale: rows.filter(({ id }) => id !== null), last: rows[0]?.last ?? null };
}

/** Those of the papers that are to be embedded. What is not shown any more is forgotten. */
export async function readStale(
  { pool }: VectorDatabase,
  space: VectorSpace,
  ids: readonly number[],
): Promise<StalePaper[]> {
  await pool.query(
    `DELETE FROM ${tableOf(space)} v WHERE paper_id = ANY($1::int[])
       AND NOT EXISTS (SELECT FROM papers p WHERE p.id = v.paper_id AND ${SHOWN})`,
    [ids],
  );
  const { rows } = await pool.query<StalePaper>(
    `SELECT p.id, p.title, p.abstract, ${HASH}::text AS hash
     FROM papers p LEFT JOIN ${tableOf(space)} v ON v.paper_id = p.id
     WHERE p.id = ANY($1::int[]) AND ${SHOWN} AND v.hash IS DISTINCT FROM ${HASH}
     ORDER BY p.id`,
    [ids],
  );
  return rows;
}

/** Forgets whatever is of no paper that is shown. */
export async function forgetGone({ pool }: VectorDatabase, space: VectorSpace): Promise<void> {
  await pool.query(
    `DELETE FROM ${tableOf(space)} v
     WHERE NOT EXISTS (SELECT FROM papers p WHERE p.id = v.paper_id AND ${SHOWN})`,
  );
}

/** Keeps vectors; null: the model does not take this paper's text. */
export async function keepVectors(
  database: VectorDatabase,
  space: VectorSpace,
  entries: readonly { paper: StalePaper; vector: Embedding | null }[],
): Promise<void> {
  await database.pool.query(
    `INSERT INTO ${tableOf(space)} (paper_id, hash, vector)
     SELECT id, hash, vector::${typeOf(database, space)}
     FROM unnest($1::int[], $2::uuid[], $3::text[]) AS entry(id, hash, vector)
     ON CONFLICT (paper_id) DO UPDATE SET hash = excluded.hash, vector = excluded.vector`,
    [
      entries.map(({ paper }) => paper.id),
      entries.map(({ paper }) => paper.hash),
      entries.map(({ vector }) => vector && literal(vector)),
    ],
  );
}

/** A vector as pgvector reads it: half precision has no use for more digits of numbers below 1. */
export function literal(vector: Embedding): string {
  return `[${Array.from(vector, (number) => number.toFixed(6)).join(",")}]`;
}
