import pg from "pg";
import type { Hear, Listening } from "./database.ts";

/**
 * Listens in the one session that the embedded database has. What is said there comes with the answer to the statement
 * that committed it, so nothing is asked for, and nothing can break in between.
 */
export async function listenEmbedded(
  pool: pg.Pool,
  channel: string,
  hear: Hear,
): Promise<Listening> {
  const name = pg.escapeIdentifier(channel);
  const clients = new Set<pg.PoolClient>();
  const onNotification = (said: pg.Notification): void => {
    if (said.channel === channel) hear.message(said.payload ?? "");
  };
  const attach = (client: pg.PoolClient): void => {
    if (clients.has(client)) return;
    clients.add(client);
    client.on("notification", onNotification);
  };
  // A connection that failed is replaced by another one over the same session, which goes on listening.
  pool.on("connect", attach);
  const client = await pool.connect();
  try {
    attach(client);
    await client.query(`LISTEN ${name}`);
  } finally {
    client.release();
  }
  return {
    async close() {
      pool.off("connect", attach);
      for (const used of clients) used.off("notification", onNotification);
      await pool.query(`UNLISTEN ${name}`);
    },
  };
}
