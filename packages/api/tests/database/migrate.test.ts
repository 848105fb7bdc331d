import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { migrationStatus } from "../../src/database/migration-status.ts";
import { readMigrations } from "../../src/database/migrations-folder.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { createBareDatabase } from "../support/test-database.ts";
import { testFolder } from "../support/test-folder.ts";

let database: Database;
beforeAll(async () => {
  database = await createBareDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));

const FIRST = "20260101000000_first";
const SECOND = "20260102000000_second";
const CREATE_THINGS = `CREATE TABLE things (id int PRIMARY KEY, name text);
CREATE FUNCTION double(n int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RETURN n * 2; -- a body with semicolons, which a script must not be cut at
END $$;
INSERT INTO things VALUES (double(3), 'a;b');
-- ends in a comment`;

function writeMigrations(folder: string, migrations: Record<string, string>): string {
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

async function names(table: string): Promise<string[]> {
  const { rows } = await database.pool.query(`SELECT name FROM ${table} ORDER BY name`);
  return rows.map(({ name }) => name as string);
}

test("applies the program's own migrations, once, and notes them as Prisma does", async () => {
  const migrations = await readMigrations();
  const reports: string[] = [];
  const report = (message: string) => void reports.push(message);
  expect(await migrate(database, { report })).toEqual(migrations.map(({ name }) => name));
  expect(reports).toHaveLength(1);
  expect(await migrate(database, { report })).toEqual([]);
  expect(reports).toHaveLength(1);

  const { rows } = await database.pool.query(
    `SELECT migration_name AS name, checksum, applied_steps_count AS steps, logs, rolled_back_at AS back,
       finished_at >= started_at AS finished FROM _prisma_migrations ORDER BY migration_name`,
  );
  expect(rows).toEqual(
    migrations.map(({ name, checksum }) => {
      return { name, checksum, steps: 1, logs: null, back: null, finished: true };
    }),
  );
  expect(await database.prisma.paper.count()).toBe(0);
});

test("runs scripts whole, function bodies and all, and continues where it left off", async () => {
  const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS });
  expect(await migrate(database, { folder })).toEqual([FIRST]);
  writeMigrations(folder, { [SECOND]: "INSERT INTO things VALUES (1, 'b')" });
  expect(await migrate(database, { folder })).toEqual([SECOND]);
  expect(await names("things")).toEqual(["a;b", "b"]);
});

test("several at once: one migrates, the others wait", async () => {
  const folder = writeMigrations(testFolder(), {
    [FIRST]: `${CREATE_THINGS}; SELECT pg_sleep(0.5)`,
  });
  // On the embedded database, which has one session, there is nobody to wait for.
  const rivals = database.kind === "postgresql" ? 4 : 1;
  const results = await Promise.all(
    Array.from({ length: rivals }, () => migrate(database, { folder })),
  );
  expect(results.flat()).toEqual([FIRST]);
  expect(await names("things")).toEqual(["a;b"]);
});

describe("a migration that fails", () => {
  const BROKEN = "INSERT INTO things VALUES (2, 'half'); SELECT 1 / 0;";

  test("leaves nothing behind, says why, and is tried again", async () => {
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS, [SECOND]: BROKEN });
    const failure = {
      code: "MIGRATION_FAILED",
      message: expect.stringMatching(
        /^The migration 20260102000000_second cannot be applied \(division by zero\)\./u,
      ),
    };
    await expect(migrate(database, { folder })).rejects.toMatchObject(failure);
    expect(await names("things")).toEqual(["a;b"]);
    // Until what is wrong has been mended, each start says the same.
    await expect(migrate(database, { folder })).rejects.toMatchObject(failure);

    writeMigrations(folder, { [SECOND]: BROKEN.replace("1 / 0", "1 / 1") });
    expect(await migrate(database, { folder })).toEqual([SECOND]);
    expect(await names("things")).toEqual(["a;b", "half"]);
    expect(await migrate(database, { folder })).toEqual([]);
  });

  test("or whose process was killed in the middle is applied at the next start", async () => {
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS });
    await migrate(database, { folder });
    // What a killed process leaves: an entry without an end, and none of the migration's work.
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'sum', $1)`,
      [SECOND],
    );
    writeMigrations(folder, { [SECOND]: "INSERT INTO things VALUES (1, 'b')" });
    const status = await migrationStatus(database.pool, await readMigrations(folder));
    expect(status).toMatchObject({ applied: [FIRST], pending: [SECOND], unfinished: [SECOND] });
    expect(await migrate(database, { folder })).toEqual([SECOND]);
    expect(await names("things")).toEqual(["a;b", "b"]);
  });

  test("its end is noted in the same transaction as its work", async () => {
    const WATCH = `${CREATE_THINGS};
      CREATE TABLE noted (name text, transaction text);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO noted VALUES (NEW.migration_name, pg_current_xact_id()::text);
        RETURN NEW;
      END $$;
      CREATE TRIGGER note AFTER UPDATE OF finished_at ON _prisma_migrations FOR EACH ROW
        WHEN (OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL) EXECUTE FUNCTION note();`;
    const WORK = "INSERT INTO things VALUES (1, pg_current_xact_id()::text)";
    const folder = writeMigrations(testFolder(), { [FIRST]: WATCH, [SECOND]: WORK });
    await migrate(database, { folder });
    const { rows } = await database.pool.query(
      "SELECT noted.name FROM noted JOIN things ON things.name = noted.transaction",
    );
    expect(rows).toEqual([{ name: SECOND }]);
  });
});

describe("refuses, and changes nothing,", () => {
  test("a database of a newer program", async () => {
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS, [SECOND]: "SELECT 1" });
    await migrate(database, { folder });
    rmSync(join(folder, SECOND), { recursive: true });
    await expect(migrate(database, { folder })).rejects.toMatchObject({
      code: "SCHEMA_NEWER",
      message: `This database was made by a newer Paperround (it has the migration ${SECOND}, which this one does not know). Update Paperround, or use another database.`,
    });
  });

  test("a database of a newer program that does not know all of this one's migrations", async () => {
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS });
    await migrate(database, { folder });
    const other = writeMigrations(testFolder(), { [SECOND]: "SELECT 1" });
    await expect(migrate(database, { folder: other })).rejects.toMatchObject({
      code: "SCHEMA_NEWER",
    });
    expect(await names("things")).toEqual(["a;b"]);
  });

  test("a migration that was edited after it was applied", async () => {
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS });
    await migrate(database, { folder });
    writeMigrations(folder, { [FIRST]: `${CREATE_THINGS}\n`, [SECOND]: "SELECT 1" });
    await expect(migrate(database, { folder })).rejects.toMatchObject({
      code: "MIGRATION_EDITED",
      message: expect.stringMatching(/^The migration 20260101000000_first reads differently/u),
    });
    const { rows } = await database.pool.query("SELECT migration_name FROM _prisma_migrations");
    expect(rows).toEqual([{ migration_name: FIRST }]);
  });

  test("a database with tables of somebody else", async () => {
    await database.pool.query("CREATE TABLE theirs (id int)");
    const folder = writeMigrations(testFolder(), { [FIRST]: CREATE_THINGS });
    await expect(migrate(database, { folder })).rejects.toMatchObject({
      code: "DATABASE_NOT_EMPTY",
    });
    const { rows } = await database.pool.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(rows).toEqual([{ tablename: "theirs" }]);
  });
});

test("says in one sentence which extension is missing, and who can create it", async () => {
  const folder = writeMigrations(testFolder(), {
    [FIRST]: "CREATE TABLE things (id int PRIMARY KEY); CREATE EXTENSION no_such_thing;",
  });
  await expect(migrate(database, { folder })).rejects.toMatchObject({
    code: "DATABASE_EXTENSION_MISSING",
    message: expect.stringMatching(
      /extension no_such_thing.*let an administrator run “CREATE EXTENSION no_such_thing;”/u,
    ) as string,
  });
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: an extension that a user may not create (TEST_DATABASE_URL is not set).");

test.runIf(TEST_DATABASE_URL)("says so, too, when its user may not create it", async () => {
  const { pool } = database;
  const { rows } = await pool.query<{ name: string }>("SELECT current_database() AS name");
  const name = rows[0]?.name ?? "";
  const user = `${name}_guest`;
  await pool.query("DROP EXTENSION IF EXISTS pg_trgm CASCADE");
  await pool.query(
    `CREATE ROLE "${user}" LOGIN PASSWORD 'guest'; GRANT ALL ON SCHEMA public TO "${user}"`,
  );
  const url = new URL(TEST_DATABASE_URL ?? "");
  Object.assign(url, { pathname: `/${name}`, username: user, password: "guest" });
  const asGuest = await openDatabase({ dataDir: "", databaseUrl: url.href });
  try {
    const folder = writeMigrations(testFolder(), { [FIRST]: "CREATE EXTENSION pg_trgm;" });
    await expect(migrate(asGuest, { folder })).rejects.toMatchObject({
      code: "DATABASE_EXTENSION_MISSING",
    });
  } finally {
    // Each takes back its own: a role that may create roles is not a superuser, and no member of them.
    await asGuest.pool.query("DROP OWNED BY CURRENT_USER");
    await asGuest.close();
    await pool.query(`REVOKE ALL ON SCHEMA public FROM "${user}"; DROP ROLE "${user}"`);
  }
});
