import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { importPapers } from "../../src/ingest/import-papers.ts";
import type { SourceItem } from "../../src/ingest/sources/source.ts";
import { createTestDatabase } from "../support/test-database.ts";

const signal = new AbortController().signal;
const fetchedAt = new Date("2026-01-05T08:00:00Z");

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.prisma.paper.deleteMany());

function record(arxiv: string, more: Record<string, unknown> = {}): SourceItem {
  return {
    kind: "record",
    record: readPaperRecord({
      title: `Paper ${arxiv}`,
      ids: [{ scheme: "ARXIV", value: arxiv }],
      authors: [{ name: "Ada Example" }],
      source: { name: "made-up", fetchedAt },
      ...more,
    }),
  };
}

async function* breaking() {
  yield record("2601.00001");
  throw new Error("The source broke.");
}

function run(items: SourceItem[], more: Partial<Parameters<typeof importPapers>[0]> = {}) {
  return importPapers({ db: database.prisma, items, signal, ...more });
}

describe("importPapers", () => {
  it("counts what is new, changed, as it was, and not usable", async () => {
    await run([record("2601.00001"), record("2601.00002")]);
    const problem: SourceItem = {
      kind: "problem",
      where: "entry 4",
      reason: "The title is empty.",
    };
    const summary = await run([
      record("2601.00001"),
      record("2601.00002", { title: "Another title" }),
      record("2601.00003"),
      problem,
    ]);
    expect(summary).toEqual({
      new: 1,
      updated: 1,
      merged: 0,
      skipped: 1,
      failed: 1,
      problems: [{ where: "entry 4", reason: "The title is empty." }],
    });
    expect(await database.prisma.paper.count()).toBe(3);
  });

  it("changes nothing the second time", async () => {
    const items = [record("2601.00001"), record("2601.00002"), record("2601.00001")];
    expect(await run(items)).toMatchObject({ new: 2, skipped: 1 });
    expect(await run(items)).toMatchObject({ new: 0, updated: 0, skipped: 3, failed: 0 });
  });

  it("passes over a record that contradicts what is here", async () => {
    const summary = await run([
      record("2601.00001"),
      record("2601.00002"),
      record("2601.00003", {
        ids: [
          { scheme: "ARXIV", value: "2601.00001" },
          { scheme: "ARXIV", value: "2601.00002" },
        ],
      }),
      record("2601.00004"),
    ]);
    expect(summary).toMatchObject({ new: 3, failed: 1 });
    expect(summary.problems[0]?.reason).toContain("belong to 2 different papers");
  });

  it("tells how far it is, and shows the first twenty problems of many", async () => {
    const items = Array.from({ length: 60 }, (_, index): SourceItem => {
      return { kind: "problem", where: `entry ${index + 1}`, reason: "The title is empty." };
    });
    const told: number[] = [];
    const summary = await run(items, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([25, 50, 60]);
    expect(summary.failed).toBe(60);
    expect(summary.problems.map(({ where }) => where)).toEqual(
      items.slice(0, 20).map((item) => (item.kind === "problem" ? item.where : "")),
    );
  });

  it("keeps whole papers when it is stopped", async () => {
    const stop = new AbortController();
    const stopped = run([record("2601.00001"), record("2601.00002")], {
      signal: stop.signal,
      afterRecord: async () => stop.abort(new Error("Stopped.")),
    });
    await expect(stopped).rejects.toThrow("Stopped.");
    const papers = await database.prisma.paper.findMany({
      select: { title: true, _count: { select: { ids: true, authorships: true } } },
    });
    expect(papers).toEqual([{ title: "Paper 2601.00001", _count: { ids: 1, authorships: 1 } }]);
  });

  it("ends when the source breaks, keeping what came before", async () => {
    await expect(run([], { items: breaking() })).rejects.toThrow("The source broke.");
    expect(await database.prisma.paper.count()).toBe(1);
  });
});
