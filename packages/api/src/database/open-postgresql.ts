import pg from "pg";
import { DatabaseError } from "./database-error.ts";
import { toDatabaseError } from "./connection-error.ts";
import { listenOnServer } from "./listen-on-server.ts";
import type { OpenedDatabase } from "./database.ts";
import { InterruptiblePool } from "./interruptible-pool.ts";

/** The oldest release that is tested, as PostgreSQL numbers it. */
const OLDEST_VERSION = 150_000;

/**
 * Connects to a PostgreSQL server and checks that the database can be used.
 * @throws {DatabaseError}
 */
export async function openPostgresql(url: string, poolSize: number): Promise<OpenedDatabase> {
  const config = poolConfig(url, poolSize);
  try {
    await checkServer(config);
  } catch (error) {
    throw toDatabaseError(error, url) ?? error;
  }
  const pool = quiet(new InterruptiblePool(config));
  return {
    pool,
    kind: "postgresql",
    folder: null,
    openSession: () => quiet(new pg.Pool({ ...config, max: 1 })),
    listen: (channel, hear) => listenOnServer(config, channel, hear),
    close: () => pool.end(),
  };
}

/** By a connection of its own: a pool forgets one that failed, which then stays open for a minute. */
async function checkServer(config: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(config);
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
    );
    const server = rows[0];
    if (server && server.number < OLDEST_VERSION)
      throw new DatabaseError(
        "DATABASE_TOO_OLD",
        `The database server is PostgreSQL ${server.version}; Paperround needs 15 or newer. Update the server, or set DATABASE_URL to another one.`,
      );
  } finally {
    await client.end();
  }
}

function poolConfig(url: string, poolSize: number): pg.PoolConfig {
  return {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5000,
    // Notices a peer that vanished without a word.
    keepAlive: true,
    application_name: "paperround",
    // Times are sent without a zone, meant as UTC, whatever the server's own zone is. And what PostgreSQL takes a look by index
    // to cost is a spinning disk's: for it, it would read a table of two hundred orgs whole for each paper of a list. Nor is any statement worth being
    // compiled.
    // oxlint-disable-next-line typescript/no-misused-promises -- declared as void, and awaited
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'; SET random_page_cost = 1.1; SET jit = off");
    },
  };
}

/** A connection that breaks while idle is replaced by the next query; unheard, it would end the process. */
function quiet<Pool extends pg.Pool>(pool: Pool): Pool {
  pool.on("error", () => {});
  return pool;
}
