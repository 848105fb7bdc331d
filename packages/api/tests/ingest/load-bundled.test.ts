import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import {
  BUNDLED_COUNT,
  BUNDLED_DAY,
  loadBundled,
  loadBundledAtFirstStart,
} from "../../src/ingest/load-bundled.ts";
import { createTestDatabase } from "../support/test-database.ts";

const clock = { now: () => new Date("2026-02-01T08:00:00Z") };
const signal = new AbortController().signal;

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.prisma.paper.deleteMany());

function options() {
  return { db: database.prisma, clock, signal };
}

function submissions() {
  return database.prisma.submission.findMany({
    select: { day: true, status: true, submitterId: true, paper: { select: { listedAt: true } } },
  });
}

describe("loadBundled", () => {
  it("puts every paper on the list of 5 January 2026", async () => {
    const told: number[] = [];
    const counts = await loadBundled({ ...options(), onProgress: ({ done }) => told.push(done) });
    expect(counts).toMatchObject({ new: BUNDLED_COUNT, failed: 0, problems: [] });
    expect(told.at(-1)).toBe(BUNDLED_COUNT);
    const expected = {
      day: new Date("2026-01-05"),
      status: "LISTED",
      submitterId: null,
      paper: { listedAt: BUNDLED_DAY },
    };
    expect(await submissions()).toEqual(Array.from({ length: BUNDLED_COUNT }, () => expected));
  });

  it("changes nothing the second time", async () => {
    await loadBundled(options());
    expect(await loadBundled(options())).toMatchObject({
      new: 0,
      updated: 0,
      skipped: BUNDLED_COUNT,
    });
    expect(await database.prisma.submission.count()).toBe(BUNDLED_COUNT);
  });

  it("leaves a submission as somebody decided on it", async () => {
    await loadBundled(options());
    await database.prisma.submission.updateMany({ data: { status: "DECLINED" } });
    await loadBundled(options());
    expect(await database.prisma.submission.count({ where: { status: "LISTED" } })).toBe(0);
  });
});

describe("at the first start", () => {
  it("loads the bundle once", async () => {
    expect(await loadBundledAtFirstStart(options())).toMatchObject({ new: BUNDLED_COUNT });
    expect(await loadBundledAtFirstStart(options())).toBeNull();
  });

  it("loads it once where several processes start at once", async () => {
    for (let round = 0; round < 3; round += 1) {
      await database.prisma.paper.deleteMany();
      await Promise.all([1, 2, 3].map(() => loadBundledAtFirstStart(options())));
      expect(await database.prisma.submission.count({ where: { status: "LISTED" } })).toBe(
        BUNDLED_COUNT,
      );
    }
  });

  it("finishes what a former start began", async () => {
    const stop = new AbortController();
    const cut = loadBundledAtFirstStart({
      ...options(),
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("Stopped.")),
    });
    await expect(cut).rejects.toThrow("Stopped.");
    const before = await database.prisma.submission.count();
    expect(before).toBeGreaterThan(0);
    expect(await loadBundledAtFirstStart(options())).toMatchObject({
      skipped: before,
      new: BUNDLED_COUNT - before,
    });
    expect(await database.prisma.submission.count()).toBe(BUNDLED_COUNT);
  });

  it("leaves an instance with papers of its own alone", async () => {
    const own = readPaperRecord({
      title: "Tides of Attention",
      ids: [{ scheme: "ARXIV", value: "2601.00001" }],
      source: { name: "made-up", fetchedAt: clock.now() },
    });
    await recordPaper(database.prisma, own);
    expect(await loadBundledAtFirstStart(options())).toBeNull();
    expect(await database.prisma.paper.count()).toBe(1);
  });
});
