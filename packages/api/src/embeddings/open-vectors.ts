import type { Database } from "../database/database.ts";
import { reasonOf } from "../database/database-error.ts";
import { VECTORS_SCHEMA } from "../database/vectors-schema.ts";
import type { Logger } from "../logging/logger.ts";

/** Any number that only this locks by: of processes that start together one makes the tables. */
const MAKING_LOCK = 72_707_371;

/** Where vectors can be kept. */
export interface VectorDatabase extends Pick<Database, "pool"> {
  /** The schema in which pgvector's types and operators are, quoted. */
  pgvector: string;
}

const MAKING = `
  SELECT pg_advisory_xact_lock(${MAKING_LOCK});
  CREATE SCHEMA IF NOT EXISTS ${VECTORS_SCHEMA};
  CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA ${VECTORS_SCHEMA};
  CREATE TABLE IF NOT EXISTS ${VECTORS_SCHEMA}.spaces (
    id serial PRIMARY KEY,
    model text NOT NULL,
    dimensions int NOT NULL,
    cursor text,
    walked_to int,
    is_complete boolean NOT NULL DEFAULT false,
    UNIQUE (model, dimensions)
  );`;

/**
 * Makes what vectors are kept in, where the database has pgvector or lets this user create it.
 * @returns null, and says so in one line, where it does not
 */
export async function openVectors(
  { pool }: Pick<Database, "pool">,
  logger: Logger,
): Promise<VectorDatabase | null> {
  try {
    // Several statements sent as one are one transaction.
    await pool.query(MAKING);
  } catch (error) {
    if (!isMissing(error)) throw error;
    logger.warn(
      `Search goes by words alone: the database has no pgvector, or this user cannot create it (${reasonOf(error)}). Install it, let an administrator run “CREATE EXTENSION vector;” in this database, and start again.`,
    );
    return null;
  }
  const { rows } = await pool.query<{ schema: string; version: string; fits: boolean }>(`
    SELECT quote_ident(nspname) AS schema, extversion AS version,
           to_regtype(quote_ident(nspname) || '.halfvec') IS NOT NULL AS fits
    FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'vector'`);
  const [found] = rows;
  if (found?.fits) return { pool, pgvector: found.schema };
  logger.warn(
    `Search goes by words alone: the database's pgvector ${found?.version} is older than 0.7. Update it, let an administrator run “ALTER EXTENSION vector UPDATE;” in this database, and start again.`,
  );
  return null;
}

/** There is no such extension; its files are missing; this user may not create it, or a schema for it. */
const MISSING = new Set(["0A000", "58P01", "42501", "42704"]);

function isMissing(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code !== undefined && MISSING.has(code);
}
