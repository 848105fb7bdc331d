import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { lockFolder, readHolder } from "../../src/database/folder-lock.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import type { Progress } from "../../src/jobs/job.ts";
import { runJob } from "../../src/jobs/run-job.ts";
import { startProgram } from "../support/child-program.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";
import { testFolder } from "../support/test-folder.ts";
import { countJob } from "./test-jobs.ts";

const SERVE_JOBS = new URL("./serve-jobs.ts", import.meta.url);

test("without a server, a command opens and migrates the database itself and leaves it free", async () => {
  const dataDir = testFolder();
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const progress: Progress[] = [];
  const summary = await runJob(
    countJob,
    { to: 2, pause: 1 },
    { config, onProgress: (step) => progress.push(step) },
  );
  expect(summary).toEqual({ counted: 2 });
  expect(progress[0]).toEqual({ step: "Making the database", done: 0, total: null });
  expect(progress.at(-1)).toEqual({ step: "Counting", done: 2, total: 2 });
  expect(readdirSync(dataDir).sort()).toEqual(["database", "database.mutex"]);
});

test("a server killed in the middle of a job: the command says so, what was done is kept, the next one works", async () => {
  const dataDir = testFolder();
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const server = startProgram(SERVE_JOBS, [dataDir]);
  expect(await server.nextLine()).toBe("serving");
  let done = 0;
  const run = runJob(
    countJob,
    { to: 10_000, pause: 1 },
    {
      config,
      onProgress(progress) {
        done = Math.max(done, progress.done);
        if (progress.done === 5) void server.kill();
      },
    },
  );
  await expect(run).rejects.toMatchObject({
    code: "SERVER_GONE",
    message: expect.stringContaining("run the command again"),
  });
  expect(readHolder(dataDir)?.jobSocket).not.toBeNull();

  expect(await runJob(countJob, { to: 1, pause: 1 }, { config })).toEqual({ counted: 1 });
  const database = await openDatabase(config);
  onTestFinished(() => database.close());
  expect(await database.prisma.org.count()).toBeGreaterThanOrEqual(done + 1);
});

test("a command that comes while the server starts waits for it", async () => {
  const dataDir = testFolder();
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const server = startProgram(SERVE_JOBS, [dataDir]);
  while (!readHolder(dataDir)) await new Promise((resolve) => setTimeout(resolve, 5));
  const steps: string[] = [];
  const summary = await runJob(
    countJob,
    { to: 1, pause: 1 },
    { config, onProgress: ({ step }) => steps.push(step) },
  );
  expect(summary).toEqual({ counted: 1 });
  expect(steps).toContain("Waiting for the server that holds the database");
  expect(await server.nextLine()).toBe("serving");
});

test("names the holder when that one takes no jobs", async () => {
  const dataDir = testFolder();
  const lock = await lockFolder(dataDir);
  onTestFinished(() => lock.release());
  const file = join(dataDir, "database.lock");
  const holder = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...holder, since: "2026-01-01T00:00:00.000Z" }));
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  await expect(runJob(countJob, { to: 1, pause: 1 }, { config })).rejects.toMatchObject({
    code: "DATABASE_FOLDER_HELD",
    message: expect.stringContaining(`process ${process.pid} on `),
  });
});

test("a job that is cancelled before it begins does not begin", async () => {
  const dataDir = join(testFolder(), "new");
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const signal = AbortSignal.abort(new Error("not any more"));
  await expect(runJob(countJob, { to: 1, pause: 1 }, { config, signal })).rejects.toThrow(
    "not any more",
  );
  expect(existsSync(dataDir)).toBe(false);
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: jobs on a PostgreSQL server (TEST_DATABASE_URL is not set).");

test.skipIf(TEST_DATABASE_URL === undefined)(
  "with a PostgreSQL server, a command connects by itself",
  async () => {
    const server = await createServerDatabase("bare");
    onTestFinished(() => server.drop());
    const dataDir = join(testFolder(), "untouched");
    const config = readConfig({ PAPERROUND_DATA_DIR: dataDir, DATABASE_URL: server.url }, false);
    expect(await runJob(countJob, { to: 2, pause: 1 }, { config })).toEqual({ counted: 2 });
    expect(existsSync(dataDir)).toBe(false);
  },
);
