import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "../../src/database/migrate.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { migratedDatabaseKey } from "./test-database-image.ts";

/**
 * A PostgreSQL server to test on, by a user who may create databases; its own database stays as it is.
 * Undefined: the tests run on PGlite.
 */
export const TEST_DATABASE_URL = process.env["TEST_DATABASE_URL"] || undefined;

/** A database on the test server. */
export interface ServerDatabase {
  url: string;
  /** Removes it, whoever is connected. */
  drop: () => Promise<void>;
}

const PREFIX = "paperround_test_";
const TEMPLATE_PREFIX = "paperround_template_";
/** Any number that only these tests lock by. */
const TURN = 5_301_977;

/**
 * Makes a database of its own on the test server, by copying a migrated one.
 * @throws {Error} when TEST_DATABASE_URL is not set
 */
export async function createServerDatabase(
  content: "migrated" | "bare" = "migrated",
): Promise<ServerDatabase> {
  const seconds = Math.floor(Date.now() / 1000);
  const name = `${PREFIX}${seconds}_${randomBytes(6).toString("hex")}`;
  await asAdmin(async (admin) => {
    const template = content === "migrated" ? await ensureTemplate(admin) : "template1";
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
    await inTurn(admin, () => dropForgotten(admin, seconds - 3600));
  });
  return {
    url: urlOf(name),
    drop: () => asAdmin((admin) => dropDatabase(admin, name)),
  };
}

/** The migrated database that others are copied from: made by the first test file that asks. */
async function ensureTemplate(admin: pg.Client): Promise<string> {
  const template = `${TEMPLATE_PREFIX}${await migratedDatabaseKey()}`;
  return inTurn(admin, async () => {
    const { rows } = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [TEMPLATE_PREFIX],
    );
    const names = rows.map(({ datname }) => datname);
    if (names.includes(template)) return template;
    // Those of former migrations, and one that was left half made.
    for (const former of names) await dropDatabase(admin, former);

    const unfinished = `${TEMPLATE_PREFIX}unfinished`;
    await admin.query(`CREATE DATABASE "${unfinished}"`);
    const database = await openDatabase({ dataDir: "", databaseUrl: urlOf(unfinished) });
    await migrate(database);
    await database.close();
    await admin.query(`ALTER DATABASE "${unfinished}" RENAME TO "${template}"`);
    return template;
  });
}

/** Does what would be in the way of another test file that does it, too. */
async function inTurn<Result>(admin: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await admin.query("SELECT pg_advisory_lock($1)", [TURN]);
  try {
    return await work();
  } finally {
    await admin.query("SELECT pg_advisory_unlock($1)", [TURN]);
  }
}

/** Databases of test runs that were killed. */
async function dropForgotten(admin: pg.Client, beforeSeconds: number): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [PREFIX],
  );
  for (const { datname } of rows) {
    const made = Number(datname.slice(PREFIX.length).split("_")[0]);
    if (made < beforeSeconds) await dropDatabase(admin, datname);
  }
}

/**
 * Removes a database, whoever is connected. Not WITH (FORCE): a user who is no superuser may not end
 * an autovacuum worker, and FORCE fails where one is at work; without it PostgreSQL ends that worker itself.
 */
async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) return;
  await admin.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`);
  for (let tries = 1; ; tries += 1) {
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND backend_type <> 'autovacuum worker'`,
      [name],
    );
    try {
      await admin.query(`DROP DATABASE IF EXISTS "${name}"`);
      return;
    } catch (error) {
      // On a busy machine those who are told to end may take longer than PostgreSQL waits for them.
      if ((error as { code?: string }).code !== OBJECT_IN_USE || tries === 5) throw error;
    }
  }
}

const OBJECT_IN_USE = "55006";

function urlOf(database: string): string {
  const url = new URL(requireUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function requireUrl(): string {
  if (TEST_DATABASE_URL === undefined)
    throw new Error(
      "Set TEST_DATABASE_URL to a PostgreSQL server whose user may create databases.",
    );
  return TEST_DATABASE_URL;
}

async function asAdmin<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: requireUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
