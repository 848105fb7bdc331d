import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startJobQueue } from "../../../src/jobs/queue/job-queue.ts";
import { createLogger } from "../../../src/logging/logger.ts";
import { startProgram } from "../../support/child-program.ts";
import type { ChildProgram } from "../../support/child-program.ts";
import { createDataFolder } from "../../support/data-folder.ts";
import type { DataFolder } from "../../support/data-folder.ts";
import { withDatabaseOf } from "../../support/open-data-folder.ts";
import { TEST_DATABASE_URL } from "../../support/test-database-server.ts";
import { BRISK, notes } from "./test-work.ts";

// In processes of their own, which are killed. A process that says nothing for ten seconds counts as gone.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PROGRAM = new URL("run-queue.ts", import.meta.url);
const SETTINGS = { LOG_FORMAT: "json", LOG_LEVEL: "warn" };

let home: DataFolder;

/** Puts notes into the queue, and does none. */
async function send(...texts: string[]): Promise<void> {
  await withDatabaseOf(home, async (database) => {
    const logger = await createLogger({ logLevel: "silent", logFormat: "json" });
    const queue = await startJobQueue({ database, logger, works: [], rhythm: BRISK });
    for (const text of texts) await queue.jobs.send(null, notes, { text });
    await queue.stop(1_000);
  });
}

async function orgNames(): Promise<string[]> {
  const orgs = await withDatabaseOf(home, ({ prisma }) => prisma.org.findMany());
  return orgs.map(({ name }) => name).sort();
}

function startWorking(manner: "work" | "hang" | "tell"): ChildProgram {
  return startProgram(PROGRAM, [manner], { ...SETTINGS, ...home.settings });
}

beforeEach(async () => {
  // A database of its own for each test: a killed program leaves its job to the next one.
  home = await createDataFolder();
  // Makes the queue, which a sender finds.
  const program = startWorking("work");
  expect(await program.nextLine()).toBe("working");
  await program.kill();
});
afterEach(() => home.remove());

test("a job whose process is killed is taken up again by the next one", async () => {
  await send("ada");
  const first = startWorking("hang");
  expect([await first.nextLine(), await first.nextLine()].sort()).toEqual(["ada 1", "working"]);
  await first.kill();
  expect(await orgNames()).toEqual([]);

  const second = startWorking("tell");
  // On a busy machine the first one counts as gone by the time that the second one begins.
  const lines = [await second.nextLine(), await second.nextLine(), await second.nextLine()];
  expect(lines.sort()).toEqual(["ada 2", "did ada", "working"]);
  await second.kill();
  expect(await orgNames()).toEqual(["ada"]);
});

describe.skipIf(TEST_DATABASE_URL === undefined)(
  "several processes on one PostgreSQL (by TEST_DATABASE_URL)",
  () => {
    test("do each job once, and share them", async () => {
      const texts = Array.from({ length: 60 }, (_, n) => `note ${100 + n}`);
      const programs = [startWorking("work"), startWorking("work")];
      for (const program of programs) expect(await program.nextLine()).toBe("working");
      await send(...texts);
      await vi.waitUntil(async () => (await orgNames()).length >= texts.length, {
        timeout: 90_000,
        interval: 500,
      });
      for (const program of programs) await program.kill();
      expect(await orgNames()).toEqual(texts);
      const slugs = await withDatabaseOf(home, ({ prisma }) => prisma.org.findMany());
      const doers = new Set(slugs.map(({ slug }) => slug.split("-").at(-1)));
      expect(doers.size).toBe(2);
    });
  },
);
