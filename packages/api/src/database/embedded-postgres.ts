import { PGlite } from "@electric-sql/pglite";
import type { PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite-pgvector";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";

/** The PostgreSQL release inside PGlite: a folder of another one cannot be opened. */
export const EMBEDDED_POSTGRES_MAJOR = 18;

/**
 * PGlite with the extensions that the migrations create, and the one for vectors: it takes them when it is made, not
 * later.
 */
export async function startPglite(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm, unaccent, vector } });
}

/**
 * A pool over PGlite, which has one session: one connection, never closed for idleness.
 * Ending the pool leaves PGlite open.
 */
export function poolOverPglite(pglite: PGlite): pg.Pool {
  return new pg.Pool({
    Client: clientOver(pglite),
    max: 1,
    idleTimeoutMillis: 0,
    // The session outlives the connections: a new one must not wake up inside the transaction that
    // its predecessor left open. Times are sent without a zone, meant as UTC.
    // oxlint-disable-next-line typescript/no-misused-promises -- declared as void, and awaited
    onConnect: async (client) => {
      await client.query("ROLLBACK");
      await client.query("SET TIME ZONE 'UTC'");
    },
  });
}

/** What a session has prepared. node-postgres keeps it with the connection. */
interface PreparedStatements {
  parsedStatements: object;
  submittedNamedStatements: object;
}

const preparedIn = new WeakMap<PGlite, PreparedStatements>();

/**
 * A client whose connections are objects of their own (the end of one is not the end of the next) and
 * know what the one session behind them all has prepared.
 */
function clientOver(pglite: PGlite): new () => pg.ClientBase {
  const prepared = preparedIn.get(pglite) ?? { parsedStatements: {}, submittedNamedStatements: {} };
  preparedIn.set(pglite, prepared);
  return class extends pg.Client {
    constructor() {
      const config = createPgConfig(pglite);
      const { connection } = config;
      Object.assign(connection, prepared);
      const parse = connection.parse.bind(connection);
      // node-postgres passes its type parsers under the name by which PGlite expects parameter types.
      connection.parse = (query: object) => parse({ ...query, types: undefined });
      super(config);
    }
  };
}
