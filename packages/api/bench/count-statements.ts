import type { Pool, PoolClient } from "pg";

/**
 * Counts the statements that go to a database from now on, whoever sends them.
 * @returns tells how many, and ends the count
 */
export function countStatements(pool: Pool): () => number {
  let count = 0;
  const originals = new Map<PoolClient, PoolClient["query"]>();
  const wrap = (client: PoolClient): void => {
    if (originals.has(client)) return;
    const query = client.query.bind(client);
    originals.set(client, query);
    const counting = (...args: unknown[]): unknown => {
      count += 1;
      return (query as (...args: unknown[]) => unknown)(...args);
    };
    Object.assign(client, { query: counting });
  };
  pool.on("acquire", wrap);
  return () => {
    pool.off("acquire", wrap);
    for (const [client, query] of originals) Object.assign(client, { query });
    return count;
  };
}
