import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EMBEDDED_POSTGRES_MAJOR, startPglite } from "../../src/database/embedded-postgres.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { openedOver } from "../../src/database/open-embedded.ts";
import { startProgram } from "../support/child-program.ts";
import { testFolder } from "../support/test-folder.ts";

const HOLD_FOLDER = new URL("./hold-folder.ts", import.meta.url);

test("makes the database, keeps what is in it, and gives the folder free", async () => {
  const dataDir = join(testFolder(), "new");
  const reports: string[] = [];
  const report = (message: string) => void reports.push(message);
  const first = await openDatabase({ dataDir }, { report });
  expect(first.kind).toBe("pglite");
  expect(reports).toEqual(["Making the database"]);
  const { rows } = await first.pool.query("SHOW server_version");
  expect(rows[0].server_version.split(".")[0]).toBe(String(EMBEDDED_POSTGRES_MAJOR));
  await first.pool.query("CREATE TABLE kept AS SELECT 7 AS number");
  await first.close();
  await first.close();

  const second = await openDatabase({ dataDir }, { report });
  expect(reports).toEqual(["Making the database"]);
  expect((await second.pool.query("SELECT number FROM kept")).rows).toEqual([{ number: 7 }]);
  await second.close();
  expect(readdirSync(dataDir).sort()).toEqual(["database", "database.mutex"]);
});

test("refuses a folder that another process has open, and opens it after that was killed", async () => {
  const dataDir = testFolder();
  const holder = startProgram(HOLD_FOLDER, [dataDir, "open"]);
  expect(await holder.nextLine()).toBe("held");
  const second = await startProgram(HOLD_FOLDER, [dataDir, "open"]).ended();
  expect(second.code).toBe(1);
  expect(second.stdout).toContain(`in use by process ${holder.pid} on `);

  await holder.kill();
  const database = await openDatabase({ dataDir });
  expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await database.close();
});

test("begins anew when the process was killed while it made the database", async () => {
  const dataDir = testFolder();
  const maker = startProgram(HOLD_FOLDER, [dataDir, "open"]);
  while (!readdirSync(dataDir).includes("database"))
    await new Promise((resolve) => setTimeout(resolve, 5));
  await maker.kill();
  expect(readdirSync(dataDir)).toContain("database.unfinished");

  const database = await openDatabase({ dataDir });
  expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await database.close();
  expect(readdirSync(dataDir)).not.toContain("database.unfinished");
});

describe("the next connection after one that was thrown away", () => {
  test("is not inside its transaction, and knows its prepared statements", async () => {
    const database = openedOver(await startPglite(), null);
    const named = { name: "insert", text: "INSERT INTO numbers VALUES ($1)" };
    await database.pool.query("CREATE TABLE numbers (number int)");
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query({ ...named, values: [1] });
    client.release(new Error("gone"));

    await database.pool.query({ ...named, values: [2] });
    const session = database.openSession();
    await session.query({ ...named, values: [3] });
    await session.end();
    await database.pool.query({ ...named, values: [4] });
    const { rows } = await database.pool.query("SELECT number FROM numbers");
    expect(rows).toEqual([{ number: 2 }, { number: 3 }, { number: 4 }]);
    await database.close();
  });
});

describe("says what to do about a database", () => {
  let intact: string;
  beforeAll(async () => {
    intact = mkdtempSync(join(tmpdir(), "paperround-test-"));
    await (await openDatabase({ dataDir: intact })).close();
  });
  afterAll(() => rmSync(intact, { recursive: true }));

  test.each([
    ["of a newer PostgreSQL", "99", /made with PostgreSQL 99, and .* has 18\. Update Paperround/u],
    ["of an older PostgreSQL", "17", /made with PostgreSQL 17, and .* has 18\. Export it/u],
  ])("%s", async (_, version, message) => {
    const dataDir = testFolder();
    mkdirSync(join(dataDir, "database"));
    writeFileSync(join(dataDir, "database", "PG_VERSION"), `${version}\n`);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: "DATABASE_FOLDER_OTHER_VERSION",
      message: expect.stringMatching(message),
    });
  });

  test("that is something else", async () => {
    const dataDir = testFolder();
    mkdirSync(join(dataDir, "database"));
    writeFileSync(join(dataDir, "database", "holiday.jpg"), "");
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({
      code: "DATABASE_FOLDER_BROKEN",
    });
    expect(readdirSync(join(dataDir, "database"))).toEqual(["holiday.jpg"]);
  });

  test.each(["PG_VERSION", "global/pg_control", "base", "pg_wal"])(
    "that has lost its %s",
    async (part) => {
      const dataDir = testFolder();
      cpSync(intact, dataDir, { recursive: true });
      rmSync(join(dataDir, "database", part), { recursive: true });
      const failure = await openDatabase({ dataDir }).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: "DATABASE_FOLDER_BROKEN",
        message: expect.stringMatching(/Put a backup in its place, or move the folder away/u),
      });
      // Nothing was made over it, and the next one gets the same answer: the lock is free.
      await expect(openDatabase({ dataDir })).rejects.toMatchObject({
        code: "DATABASE_FOLDER_BROKEN",
      });
    },
  );
});
