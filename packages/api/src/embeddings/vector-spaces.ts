import { MOST_DIMENSIONS } from "./ask-embeddings.ts";
import type { VectorDatabase } from "./open-vectors.ts";
import { VECTORS_SCHEMA } from "../database/vectors-schema.ts";

/** The vectors of one model, all of one dimension: only those can be compared. */
export interface VectorSpace {
  id: number;
  model: string;
  dimensions: number;
  /** How far it has followed the change log; null before it began. */
  cursor: string | null;
  /** Up to which row of papers all were looked at; null when there is nothing to be looked at but what changes. */
  walkedTo: number | null;
  /** Whether all papers of some moment are in it: before, it would prefer those that are. */
  isComplete: boolean;
}

/** The vectors of a space, by the row of their paper. */
export function tableOf({ id }: Pick<VectorSpace, "id">): string {
  return `${VECTORS_SCHEMA}.vectors_${id}`;
}

/** The type of a space's vectors. */
export function typeOf({ pgvector }: VectorDatabase, { dimensions }: VectorSpace): string {
  return `${pgvector}.halfvec(${dimensions})`;
}

const COLUMNS = `id, model, dimensions, cursor, walked_to AS "walkedTo", is_complete AS "isComplete"`;

/** All spaces, the newest first. */
export async function readSpaces({ pool }: VectorDatabase): Promise<VectorSpace[]> {
  const { rows } = await pool.query<VectorSpace>(
    `SELECT ${COLUMNS} FROM ${VECTORS_SCHEMA}.spaces ORDER BY id DESC`,
  );
  return rows;
}

/** The space of a model, made when there is none. */
export async function ensureSpace(
  database: VectorDatabase,
  model: string,
  dimensions: number,
): Promise<VectorSpace> {
  const known = (await readSpaces(database)).find(
    (space) => space.model === model && space.dimensions === dimensions,
  );
  if (known) return known;
  if (dimensions > MOST_DIMENSIONS) throw new RangeError("Too many dimensions for an index.");
  const { pool, pgvector } = database;
  const { rows } = await pool.query<{ id: number }>(
    `SELECT nextval('${VECTORS_SCHEMA}.spaces_id_seq')::int AS id`,
  );
  const id = Number(rows[0]?.id);
  const table = tableOf({ id });
  // Of a paper that the model does not take there is a row without a vector: it is not asked about again.
  await pool.query(`
    INSERT INTO ${VECTORS_SCHEMA}.spaces (id, model, dimensions)
      VALUES (${id}, ${quoted(model)}, ${dimensions});
    CREATE TABLE ${table} (
      paper_id int PRIMARY KEY,
      hash uuid NOT NULL,
      vector ${pgvector}.halfvec(${dimensions})
    );
    CREATE INDEX ON ${table}
      USING hnsw (vector ${pgvector}.halfvec_cosine_ops);`);
  return { id, model, dimensions, cursor: null, walkedTo: null, isComplete: false };
}

/** Keeps how far a space is. */
export async function keepProgress(
  { pool }: VectorDatabase,
  { id, cursor, walkedTo, isComplete }: VectorSpace,
): Promise<void> {
  await pool.query(
    `UPDATE ${VECTORS_SCHEMA}.spaces SET cursor = $2, walked_to = $3, is_complete = $4 WHERE id = $1`,
    [id, cursor, walkedTo, isComplete],
  );
}

/** Drops the spaces of other models: nobody asks them any more. */
export async function dropOtherSpaces(database: VectorDatabase, kept: VectorSpace): Promise<void> {
  for (const space of await readSpaces(database)) {
    if (space.id === kept.id) continue;
    await database.pool.query(`
      DROP TABLE IF EXISTS ${tableOf(space)};
      DELETE FROM ${VECTORS_SCHEMA}.spaces WHERE id = ${space.id};`);
  }
}

/** As standard_conforming_strings reads it; several statements at once take no parameters. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
