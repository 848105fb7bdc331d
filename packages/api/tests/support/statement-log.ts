import type { Pool, PoolClient } from "pg";

/**
 * Listens to every statement that goes to a database, whoever sends it.
 * @returns takes the statements since the last call, as SQL; those that begin and end transactions are left out
 */
export function listenToStatements(pool: Pool): () => string[] {
  let statements: string[] = [];
  const known = new WeakSet<PoolClient>();
  pool.on("acquire", (client) => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query(...args: unknown[]) {
        const [first] = args;
        const text = typeof first === "string" ? first : (first as { text?: string }).text;
        if (text !== undefined && !TRANSACTION.test(text)) statements.push(text);
        return query(...args);
      },
    });
  });
  return () => {
    const taken = statements;
    statements = [];
    return taken;
  };
}

const TRANSACTION = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET\s+TRANSACTION|START)\b/i;
