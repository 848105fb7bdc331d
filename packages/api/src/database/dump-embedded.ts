import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "./database-error.ts";
import { startPglite } from "./embedded-postgres.ts";
import { lockFolder } from "./folder-lock.ts";
import { VECTORS_SCHEMA } from "./vectors-schema.ts";

const PLAIN = ["--no-owner", "--no-privileges"];
/** They are made again, and a server may not have the extension. */
const WITHOUT_VECTORS = [`--exclude-schema=${VECTORS_SCHEMA}`, "--exclude-extension=vector"];

/** Restored elsewhere, transactions are numbered anew, and a copy that follows the change log must begin again. */
const IN_ANOTHER_CLUSTER = `
SET search_path TO public;
-- What changed when is told by transaction numbers, which begin anew in another database.
UPDATE public.votes SET changed_in = pg_current_xact_id()::text::bigint;
UPDATE public.list_items SET changed_in = pg_current_xact_id()::text::bigint;
UPDATE public.lists SET changed_in = pg_current_xact_id()::text::bigint;
UPDATE public.tombstones SET changed_in = pg_current_xact_id()::text::bigint;
UPDATE public.database_info SET epoch = gen_random_uuid();
`;

/**
 * The whole embedded database as SQL, by PostgreSQL's own pg_dump: for a backup, or for a PostgreSQL server from 15 up.
 * @param dataDir nobody may hold its database meanwhile
 * @throws {DatabaseError} DATABASE_FOLDER_HELD while a server runs; DATABASE_MISSING when there is none
 */
export async function dumpEmbedded(dataDir: string): Promise<string> {
  const folder = join(dataDir, "database");
  if (!existsSync(folder)) {
    throw new DatabaseError(
      "DATABASE_MISSING",
      `There is no embedded database in ${folder}. Name the data folder by PAPERROUND_DATA_DIR.`,
    );
  }
  const lock = await lockFolder(dataDir);
  try {
    const [pglite, { pgDump }] = await Promise.all([
      startPglite({ dataDir: folder }),
      import("@electric-sql/pglite-tools/pg_dump"),
    ]);
    try {
      const file = await pgDump({ pg: pglite, args: [...PLAIN, ...WITHOUT_VECTORS] });
      return forOlderServers(await file.text()) + IN_ANOTHER_CLUSTER;
    } finally {
      await pglite.close();
    }
  } finally {
    lock.release();
  }
}

/** Settings that only the embedded release knows, which an older server would stop at. */
function forOlderServers(sql: string): string {
  return sql.replaceAll(/^SET transaction_timeout = .*\n/gm, "");
}
