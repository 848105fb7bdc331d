import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Database } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { readMigrations } from "../src/database/migrations-folder.ts";
import { openDatabase } from "../src/database/open-database.ts";
import { fillDatabase } from "./fill-database.ts";
import type { PostgresqlServer } from "./postgresql-server.ts";
import { endProgress, report } from "./progress.ts";

/** Which papers. */
export interface Corpus {
  papers: number;
  /** Make the database anew even if there is one. */
  fresh: boolean;
}

const PREFIX = "paperround_bench";
const FOLDER = join(import.meta.dirname, "../../../.cache/bench-api");
/** More connections than this do not generate any faster. */
const WORKERS = 2;

const MADE_OF = [
  "generate-papers.ts",
  "fill-database.ts",
  "made-up-words.ts",
  "word-pool.ts",
  "random.ts",
] as const;

/** What is made of: another generator or other migrations make another database. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  for (const file of MADE_OF) hash.update(await readFile(join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 12);
}

/**
 * A database of generated papers on a server, made when it is not there; a name tells its size and what it is made of.
 * @returns its address
 */
export async function prepareOnServer(server: PostgresqlServer, corpus: Corpus): Promise<string> {
  const ofSize = `${PREFIX}_${corpus.papers}_`;
  const name = ofSize + (await fingerprint());
  const unfinished = `${ofSize}unfinished`;
  const admin = new pg.Client({ connectionString: server.urlOf("postgres") });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [ofSize],
    );
    for (const { datname } of rows) {
      if (datname === name && !corpus.fresh) return server.urlOf(name);
      await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
    await admin.query(`CREATE DATABASE "${unfinished}" TEMPLATE template0 ENCODING 'UTF8'`);
    const url = server.urlOf(unfinished);
    const database = await openDatabase({ dataDir: "", databaseUrl: url, poolSize: WORKERS });
    await fill(database, corpus, WORKERS);
    await admin.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`);
    return server.urlOf(name);
  } finally {
    await admin.end();
  }
}

/**
 * The same in a folder, for the embedded database.
 * @returns the data folder
 */
export async function prepareEmbedded(corpus: Corpus): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const ofSize = `pglite-${corpus.papers}-`;
  const name = ofSize + (await fingerprint());
  const isThere = existsSync(join(FOLDER, name)) && !corpus.fresh;
  for (const other of await readdir(FOLDER)) {
    if (other.startsWith(ofSize) && !(isThere && other === name))
      await rm(join(FOLDER, other), { recursive: true });
  }
  if (isThere) return join(FOLDER, name);
  const unfinished = join(FOLDER, `${ofSize}unfinished`);
  await mkdir(unfinished);
  await fill(await openDatabase({ dataDir: unfinished }), corpus, 1);
  await rename(unfinished, join(FOLDER, name));
  return join(FOLDER, name);
}

async function fill(database: Database, { papers }: Corpus, workers: number): Promise<void> {
  try {
    await migrate(database);
    // The papers that ship with the product are not among these.
    await database.pool.query("UPDATE database_info SET seeded_at = now()");
    await fillDatabase(database.pool, papers, workers, report);
  } finally {
    endProgress();
    await database.close();
  }
}
