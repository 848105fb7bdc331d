import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import type { DataFolder } from "./data-folder.ts";

/** Opens the database of a folder that no process has, for as long as something is done with it. */
export async function withDatabaseOf<Result>(
  { path, settings }: DataFolder,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ dataDir: path, databaseUrl: settings["DATABASE_URL"] });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
