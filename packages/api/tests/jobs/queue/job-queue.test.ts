import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../../src/database/database.ts";
import { migrate } from "../../../src/database/migrate.ts";
import { startJobQueue } from "../../../src/jobs/queue/job-queue.ts";
import type { RunningQueue } from "../../../src/jobs/queue/job-queue.ts";
import type { AnyWork } from "../../../src/jobs/queue/work.ts";
import { createLogger } from "../../../src/logging/logger.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { BRISK, earlyInStretch, notes, noteWork } from "./test-work.ts";
import type { Note } from "./test-work.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const SOON = { timeout: 30_000 };

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const running: RunningQueue[] = [];
afterEach(async () => {
  for (const queue of running.splice(0)) await queue.stop(5_000);
  await database.pool.query("DROP SCHEMA pgboss CASCADE");
});

const lines: string[] = [];

/** The queue as a server starts it. */
async function start(...works: AnyWork[]): Promise<RunningQueue> {
  lines.length = 0;
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const queue = await startJobQueue({ database, logger, works, rhythm: BRISK });
  running.push(queue);
  return queue;
}

/** Work that keeps what it was told. */
function collecting(rest: Parameters<typeof noteWork>[1] = {}): { done: string[]; work: AnyWork } {
  const done: string[] = [];
  return { done, work: noteWork(async ({ text }) => void done.push(text), rest) };
}

describe("what is sent", () => {
  test("is done, once, and soon", async () => {
    const { done, work } = collecting();
    const { jobs } = await start(work);
    for (const text of ["a", "b", "c"]) expect(await jobs.send(null, notes, { text })).toBe(true);
    await vi.waitUntil(() => done.length === 3, SOON);
    expect(done.sort()).toEqual(["a", "b", "c"]);
  });

  test("within a transaction is done when that is committed, and not when it is undone", async () => {
    const { done, work } = collecting();
    const { jobs } = await start(work);
    const undone = database.prisma.$transaction(async (tx) => {
      await jobs.send(tx, notes, { text: "undone" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await database.prisma.$transaction(async (tx) => {
      await jobs.send(tx, notes, { text: "kept" });
      await tx.org.create({ data: { slug: "kept", name: "Kept" } });
    });
    await vi.waitUntil(() => done.length > 0, SOON);
    expect(done).toEqual(["kept"]);
    expect(await database.prisma.org.count({ where: { slug: "kept" } })).toBe(1);
  });

  test("is looked at before it waits", async () => {
    const { jobs } = await start(collecting().work);
    await expect(jobs.send(null, notes, { text: 7 } as unknown as Note)).rejects.toThrow();
  });

  test("waits for its time", async () => {
    const done = new Map<string, number>();
    const { jobs } = await start(noteWork(async ({ text }) => void done.set(text, Date.now())));
    const startAt = new Date(Date.now() + 3_000);
    await jobs.send(null, notes, { text: "later" }, { startAt });
    await jobs.send(null, notes, { text: "now" });
    await vi.waitUntil(() => done.size === 2, SOON);
    expect(done.get("later")).toBeGreaterThanOrEqual(startAt.getTime());
  });

  test("with a key is there once in its time", async () => {
    const { done, work } = collecting();
    const { jobs } = await start(work);
    const hourly = { key: "paper-1", everySeconds: 3_600 };
    await earlyInStretch(hourly.everySeconds);
    const sent = [
      await jobs.send(null, notes, { text: "first" }, hourly),
      await jobs.send(null, notes, { text: "second" }, hourly),
      await jobs.send(null, notes, { text: "other" }, { ...hourly, key: "paper-2" }),
    ];
    expect(sent).toEqual([true, false, true]);
    await vi.waitUntil(() => done.length === 2, SOON);
    expect(await jobs.send(null, notes, { text: "third" }, hourly)).toBe(false);
    expect(done.sort()).toEqual(["first", "other"]);
  });

  test("with a key of a queue that keeps one is not added while another waits or runs", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done: string[] = [];
    const { jobs } = await start(
      noteWork(
        async ({ text }) => {
          done.push(text);
          await promise;
        },
        { kept: "one-per-key" },
      ),
    );
    const key = { key: "only" };
    expect(await jobs.send(null, notes, { text: "first" }, key)).toBe(true);
    await vi.waitUntil(() => done.length === 1, SOON);
    expect(await jobs.send(null, notes, { text: "second" }, key)).toBe(false);
    resolve();
    await vi.waitUntil(() => jobs.send(null, notes, { text: "third" }, key), SOON);
    await vi.waitUntil(() => done.length === 2, SOON);
    expect(done).toEqual(["first", "third"]);
  });
});

describe("what fails", () => {
  test("is tried again, and the log says why", async () => {
    const tries: string[] = [];
    const { jobs } = await start(
      noteWork(async ({ text }, { number, isLast }) => {
        tries.push(`${text} ${number} ${isLast}`);
        if (number < 3) throw new Error("the moon is full");
      }),
    );
    await jobs.send(null, notes, { text: "a" });
    await vi.waitUntil(() => tries.length === 3, SOON);
    expect(tries).toEqual(["a 1 false", "a 2 false", "a 3 true"]);
    expect(lines).toContain(
      "The job notes failed (try 1 of 3), and is tried again later: the moon is full",
    );
    expect(lines.join()).not.toContain("given up");
  });

  test("at every try is given up, which the log says once and without what it was told", async () => {
    const work = noteWork(() => Promise.reject(new Error("never")), {
      retries: { times: 1, firstPauseSeconds: 1, longestPauseSeconds: 1 },
    });
    const { jobs } = await start(work);
    await jobs.send(null, notes, { text: "hunter2" });
    const given = (): string[] => lines.filter((line) => line.includes("given up"));
    await vi.waitUntil(() => given().length > 0, SOON);
    expect(given()).toEqual([
      expect.stringMatching(/^The job notes \([0-9a-f-]{36}\) is given up after 2 tries: never$/),
    ]);
    expect(lines.join()).not.toContain("hunter2");
  });

  test("as something that no version of the work understands is given up too", async () => {
    const { done, work } = collecting({
      retries: { times: 0, firstPauseSeconds: 1, longestPauseSeconds: 1 },
    });
    const { jobs } = await start(work);
    await jobs.send(null, { name: "notes", data: { parse: (data: unknown) => data } } as never, {
      of: "another version",
    });
    await vi.waitUntil(() => lines.some((line) => line.includes("given up after 1 try")), SOON);
    expect(done).toEqual([]);
  });
});

describe("a server that stops", () => {
  test("tells its jobs, waits for them, and the next one tries them again", async () => {
    const tries: number[] = [];
    const work = noteWork(async (_note, { number, signal }) => {
      tries.push(number);
      if (number === 1)
        await new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        });
    });
    const first = await start(work);
    await first.jobs.send(null, notes, { text: "a" });
    await vi.waitUntil(() => tries.length === 1, SOON);
    await first.stop(5_000);
    expect(lines).toContain("The job notes was interrupted, and is tried again later");
    await start(work);
    await vi.waitUntil(() => tries.length === 2, SOON);
    expect(tries).toEqual([1, 2]);
  });

  test("waits no longer than it may for a job that does not listen", async () => {
    let began = false;
    const queue = await start(
      noteWork(async () => {
        began = true;
        await new Promise(() => {});
      }),
    );
    await queue.jobs.send(null, notes, { text: "a" });
    await vi.waitUntil(() => began, SOON);
    await queue.stop(1_000);
    const { rows } = await database.pool.query("SELECT state FROM pgboss.job WHERE name = 'notes'");
    expect(rows).toEqual([{ state: "retry" }]);
  });
});

describe("a timetable", () => {
  const daily = { key: "daily", cron: "0 6 * * *", data: { text: "daily" } };

  test("that is new begins at once where it says so, and once, however often the server starts", async () => {
    const { done, work } = collecting({ timetables: [{ ...daily, atOnce: true }] });
    await start(work);
    await start(work);
    await vi.waitUntil(() => done.length > 0, SOON);
    for (const queue of running.splice(0)) await queue.stop(5_000);
    expect(done).toEqual(["daily"]);
  });

  test("makes up by one job for all that was missed while no server ran", async () => {
    const { done, work } = collecting({ timetables: [daily] });
    const first = await start(work);
    await first.stop(5_000);
    await database.pool.query(`UPDATE pgboss.version SET cron_on = now() - interval '3 days';
      UPDATE pgboss.schedule SET created_on = now() - interval '9 days'`);
    await start(work);
    await vi.waitUntil(() => done.length > 0, SOON);
    expect(done).toEqual(["daily"]);
  });

  test("changes and goes as the work says", async () => {
    const schedules = async (): Promise<unknown[]> =>
      (await database.pool.query("SELECT key, cron FROM pgboss.schedule ORDER BY key")).rows;
    await start(collecting({ timetables: [daily] }).work);
    expect(await schedules()).toEqual([{ key: "daily", cron: "0 6 * * *" }]);
    await start(collecting({ timetables: [{ ...daily, cron: "0 7 * * *" }] }).work);
    expect(await schedules()).toEqual([{ key: "daily", cron: "0 7 * * *" }]);
    await start(collecting().work);
    expect(await schedules()).toEqual([]);
  });
});

test("its tables are nothing to the migrations", async () => {
  await start(collecting().work);
  expect(await migrate(database)).toEqual([]);
});
