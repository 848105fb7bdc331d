import pg from "pg";
import { DatabaseError } from "./database-error.ts";
import { toDatabaseError } from "./connection-error.ts";
import type { OpenedDatabase } from "./database.ts";

/** The oldest release that is tested, as PostgreSQL numbers it. */
const OLDEST_VERSION = 150_000;

/**
 * Connects to a PostgreSQL server and checks that the database can be used.
 * @throws {DatabaseError}
 */
export async function openPostgresql(url: string, poolSize: number): Promise<OpenedDatabase> {
  const config = poolConfig(url, poolSize);
  const pool = openPool(config);
  try {
    const { rows } = await pool.query<{ version: string; number: number }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
    );
    const server = rows[0];
    if (server && server.number < OLDEST_VERSION)
      throw new DatabaseError(
        "DATABASE_TOO_OLD",
        `The database server is PostgreSQL ${server.version}; Paperround needs 15 or newer. Update the server, or set DATABASE_URL to another one.`,
      );
  } catch (error) {
    await pool.end();
    throw toDatabaseError(error, url) ?? error;
  }
  return {
    pool,
    kind: "postgresql",
    folder: null,
    openSession: () => openPool({ ...config, max: 1 }),
    close: () => pool.end(),
  };
}

function poolConfig(url: string, poolSize: number): pg.PoolConfig {
  return {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5000,
    // Notices a peer that vanished without a word.
    keepAlive: true,
    application_name: "paperround",
    // Times are sent without a zone, meant as UTC, whatever the server's own zone is.
    // oxlint-disable-next-line typescript/no-misused-promises -- declared as void, and awaited
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  };
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // A connection that breaks while idle is replaced by the next query; unheard, it would end the process.
  pool.on("error", () => {});
  return pool;
}
