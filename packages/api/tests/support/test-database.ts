import { startPglite } from "../../src/database/embedded-postgres.ts";
import type { Database } from "../../src/database/database.ts";
import { connectPrisma, openDatabase } from "../../src/database/open-database.ts";
import { openedOver } from "../../src/database/open-embedded.ts";
import { migratedImage } from "./test-database-image.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "./test-database-server.ts";

/**
 * A migrated, empty database for one test file: on the PostgreSQL server that TEST_DATABASE_URL names, or
 * PGlite in memory when it is not set. Closing it removes it.
 */
export async function createTestDatabase(): Promise<Database> {
  if (TEST_DATABASE_URL !== undefined) return openOnServer("migrated");
  return openInMemory(await migratedImage());
}

/** Like `createTestDatabase`, without the migrations: for tests of migrating. */
export async function createBareDatabase(): Promise<Database> {
  if (TEST_DATABASE_URL !== undefined) return openOnServer("bare");
  return openInMemory();
}

async function openInMemory(image?: Blob): Promise<Database> {
  const pglite = await startPglite(image ? { loadDataDir: image } : {});
  return connectPrisma(openedOver(pglite, null));
}

async function openOnServer(content: "migrated" | "bare"): Promise<Database> {
  const { url, drop } = await createServerDatabase(content);
  const database = await openDatabase({ dataDir: "", databaseUrl: url });
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}
