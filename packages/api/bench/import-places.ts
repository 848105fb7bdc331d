import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPglite } from "../src/database/embedded-postgres.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { PostgresqlServer } from "./postgresql-server.ts";
import { withProgress } from "./progress.ts";
import type { Place } from "./subjects.ts";
import { dumpEmbeddedRows, dumpRows } from "./table-rows.ts";

/** Where databases are made for imports, each of them empty and migrated. */
export interface Places {
  /** For people. */
  name: string;
  fresh(): Promise<Place>;
  /** Writes the rows of one to files. */
  dump(place: Place, folder: string): Promise<void>;
  remove(place: Place): Promise<void>;
  /** Removes all that is left. */
  close(): Promise<void>;
}

/** Databases on a server. */
export async function placesOnServer(server: PostgresqlServer): Promise<Places> {
  const prefix = `paperround_import_${randomUUID().slice(0, 8)}`;
  const made = new Set<string>();
  const admin = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> =>
    connected(server.urlOf("postgres"), work);
  const create = async (name: string, template: string): Promise<Place> => {
    await admin((client) =>
      client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" ENCODING 'UTF8'`),
    );
    made.add(name);
    return { databaseUrl: server.urlOf(name) };
  };
  const drop = async (name: string): Promise<void> => {
    await admin((client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    made.delete(name);
  };
  const empty = `${prefix}_empty`;
  await migrateAt(await create(empty, "template0"));
  let last = 0;
  return {
    name: server.description,
    fresh: () => create(`${prefix}_${++last}`, empty),
    dump: (place, folder) => connected(urlOf(place), (client) => dumpRows(client, folder)),
    remove: (place) => drop(new URL(urlOf(place)).pathname.slice(1)),
    async close() {
      for (const name of made) await drop(name);
    },
  };
}

/** Folders of the embedded database. */
export async function embeddedPlaces(): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), "paperround-import-"));
  const empty = join(folder, "empty");
  await migrateAt({ dataDir: empty });
  let last = 0;
  return {
    name: "PGlite",
    async fresh() {
      const dataDir = join(folder, String(++last));
      await cp(empty, dataDir, { recursive: true });
      return { dataDir };
    },
    async dump(place, rows) {
      const pglite = await startPglite({ dataDir: join(folderOf(place), "database") });
      await dumpEmbeddedRows(pglite, rows);
      await pglite.close();
    },
    remove: (place) => rm(folderOf(place), { recursive: true, force: true }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function migrateAt(place: Place): Promise<void> {
  await withProgress("Making an empty database", async () => {
    const database = await openDatabase({ dataDir: "", ...place });
    try {
      await migrate(database);
    } finally {
      await database.close();
    }
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(place: Place): string {
  return "databaseUrl" in place ? place.databaseUrl : "";
}

function folderOf(place: Place): string {
  return "dataDir" in place ? place.dataDir : "";
}
