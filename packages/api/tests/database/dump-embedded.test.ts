import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { readConfig } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { dumpEmbedded } from "../../src/database/dump-embedded.ts";
import { startPglite } from "../../src/database/embedded-postgres.ts";
import { migrate } from "../../src/database/migrate.ts";
import { connectPrisma, openDatabase } from "../../src/database/open-database.ts";
import { openedOver } from "../../src/database/open-embedded.ts";
import { openVectors } from "../../src/embeddings/open-vectors.ts";
import { ensureSpace } from "../../src/embeddings/vector-spaces.ts";
import { startJobQueue } from "../../src/jobs/queue/job-queue.ts";
import type { RunningQueue } from "../../src/jobs/queue/job-queue.ts";
import { createWorks } from "../../src/jobs/queue/works.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { embedMigrated } from "../support/data-folder.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";

// Each opens the embedded database several times, in processes of their own as well.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "paperround-dump-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Starts the queue on a database, and sends nothing. */
async function startQueue(database: Database): Promise<RunningQueue> {
  const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const mailer = createMailer(config, logger);
  const mailers = { mailer, bulkMailer: mailer, publicUrl: "http://localhost" };
  const works = await createWorks({
    database,
    logger,
    clock: CLOCK,
    config,
    secret: "",
    ...mailers,
  });
  return startJobQueue({ database, logger, works });
}

/** An embedded database with the bundled papers, a person, a vote, and a job that waits. */
async function fill(): Promise<void> {
  await embedMigrated(dataDir);
  const database = await openDatabase({ dataDir });
  const { prisma } = database;
  await addBundledPapers(prisma);
  await prisma.user.create({ data: { id: "ada", name: "Ada", handle: "ada", email: "ada@x.org" } });
  const paper = await prisma.paper.findFirstOrThrow();
  await prisma.vote.create({ data: { userId: "ada", paperId: paper.id } });
  const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
  const vectors = await openVectors(database, logger);
  if (!vectors) throw new Error("The embedded database has pgvector.");
  await ensureSpace(vectors, "a model", 3);
  const queue = await startQueue(database);
  const startAt = new Date("2099-01-01T00:00:00Z");
  await queue.jobs.send(null, { name: "housekeeping", data: z.object({}) }, {}, { startAt });
  await queue.stop(1_000);
  await database.close();
}

const CLOCK = { now: () => new Date() };
const STATE = `SELECT
  (SELECT count(*)::int FROM pgboss.job WHERE start_after > now() + interval '1 year') AS jobs,
  (SELECT count(*)::int FROM papers) AS papers, (SELECT count(*)::int FROM submissions) AS submissions,
  (SELECT count(*)::int FROM votes) AS votes, (SELECT count(*)::int FROM authorships) AS authorships,
  (SELECT md5(string_agg(title || coalesce(summary, '') || hotness::text, '' ORDER BY id)) FROM papers) AS content`;
const HORIZON = `SELECT count(*)::int AS unseen FROM votes
  WHERE changed_in >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;

async function embeddedState(): Promise<{ state: unknown; epoch: unknown }> {
  const database = await openDatabase({ dataDir });
  const { rows } = await database.pool.query(STATE);
  const info = await database.pool.query("SELECT epoch FROM database_info");
  await database.close();
  return { state: rows[0], epoch: info.rows[0] };
}

describe("the embedded database, written as SQL", () => {
  test("is the same in another database, where copies that follow it begin again", async () => {
    await fill();
    const sql = await dumpEmbedded(dataDir);
    // A server may have no pgvector, and vectors are made again.
    expect(sql).not.toMatch(/paperround_vectors|EXTENSION (?:IF NOT EXISTS )?vector/u);
    const before = await embeddedState();
    const pglite = await startPglite();
    await pglite.exec(sql);
    const restored = connectPrisma(openedOver(pglite, null));
    expect((await restored.pool.query(STATE)).rows[0]).toEqual(before.state);
    expect((await restored.pool.query(HORIZON)).rows).toEqual([{ unseen: 0 }]);
    expect((await restored.pool.query("SELECT epoch FROM database_info")).rows[0]).not.toEqual(
      before.epoch,
    );
    expect(await migrate(restored)).toEqual([]);
    await (await startQueue(restored)).stop(1_000);
    await restored.close();
  });

  test.skipIf(TEST_DATABASE_URL === undefined)(
    "goes into a PostgreSQL server (by TEST_DATABASE_URL)",
    async () => {
      await fill();
      const sql = await dumpEmbedded(dataDir);
      const before = await embeddedState();
      const made = await createServerDatabase("bare");
      const client = new pg.Client({ connectionString: made.url });
      await client.connect();
      // As psql -1 does: whole, or not at all.
      await client.query(`BEGIN; ${sql} COMMIT`);
      await client.end();
      const moved = await openDatabase({ dataDir, databaseUrl: made.url });
      expect((await moved.pool.query(STATE)).rows[0]).toEqual(before.state);
      expect((await moved.pool.query(HORIZON)).rows).toEqual([{ unseen: 0 }]);
      expect(await migrate(moved)).toEqual([]);
      await (await startQueue(moved)).stop(1_000);
      await moved.close();
      await made.drop();
    },
  );

  test("is not taken from a running server, nor from nothing", async () => {
    await expect(dumpEmbedded(dataDir)).rejects.toMatchObject({ code: "DATABASE_MISSING" });
    const database = await openDatabase({ dataDir });
    await expect(dumpEmbedded(dataDir)).rejects.toMatchObject({ code: "DATABASE_FOLDER_HELD" });
    await database.close();
  });
});

test("npm run dump writes a private file, and never over another", async () => {
  await fill();
  const file = join(dataDir, "paperround.sql");
  const run = (): Promise<{ stdout: string }> =>
    promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, "../../src/cli/dump.ts"), "--", file, "--json"],
      { env: { PATH: process.env["PATH"], PAPERROUND_DATA_DIR: dataDir } },
    );
  const { stdout } = await run();
  expect(JSON.parse(stdout)).toEqual({ file, bytes: (await stat(file)).size });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining("is there already"),
  });
});
