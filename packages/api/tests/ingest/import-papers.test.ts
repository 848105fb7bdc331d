import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { databasePorts } from "../../src/ingest/database-ports.ts";
import { importPapers } from "../../src/ingest/import-papers.ts";
import type { ImportOptions } from "../../src/ingest/import-papers.ts";
import type { SourceEntry, SourcePage } from "../../src/ingest/source.ts";
import { memoryPorts } from "./memory-ports.ts";
import { createTestDatabase } from "../support/test-database.ts";

const signal = new AbortController().signal;
const fetchedAt = new Date("2026-01-05T08:00:00Z");

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.prisma.paper.deleteMany());

function record(arxiv: string, more: Record<string, unknown> = {}): SourceEntry {
  return {
    record: readPaperRecord({
      title: `Paper ${arxiv}`,
      ids: [{ scheme: "ARXIV", value: arxiv }],
      authors: [{ name: "Ada Example" }],
      source: { name: "made-up", fetchedAt },
      ...more,
    }),
  };
}

const HOUR = 3_600_000;

const PROBLEM: SourceEntry = {
  where: "entry 4",
  reason: "The title is empty.",
  excerpt: '{"title":""}',
};

/** Pages of two entries, with the number of the next one as cursor. */
async function* pagesOf(
  entries: readonly SourceEntry[],
  cursor: string | null = null,
): AsyncGenerator<SourcePage> {
  for (let start = Number(cursor ?? 0); start < entries.length; start += 2) {
    const next = start + 2;
    yield {
      entries: entries.slice(start, next),
      cursor: next < entries.length ? String(next) : null,
      total: entries.length,
    };
  }
}

function run(entries: readonly SourceEntry[], more: Partial<ImportOptions> = {}) {
  return importPapers({
    db: database.prisma,
    from: { source: "made-up", key: "all", pages: ({ cursor }) => pagesOf(entries, cursor) },
    ports: memoryPorts(),
    signal,
    ...more,
  });
}

describe("importPapers", () => {
  it("counts what is new, changed, as it was, and not usable", async () => {
    await run([record("2601.00001"), record("2601.00002")]);
    const ports = memoryPorts();
    const summary = await run(
      [
        record("2601.00001"),
        record("2601.00002", { title: "Another title" }),
        record("2601.00003"),
        PROBLEM,
      ],
      { ports },
    );
    expect(summary).toEqual({
      new: 1,
      updated: 1,
      merged: 0,
      skipped: 1,
      failed: 1,
      problems: [{ where: "entry 4", reason: "The title is empty." }],
      stopped: null,
    });
    expect(await database.prisma.paper.count()).toBe(3);
    expect(ports.quarantined).toEqual([
      { source: "made-up", excerpt: '{"title":""}', reason: "The title is empty." },
    ]);
  });

  it("changes nothing the second time", async () => {
    const entries = [record("2601.00001"), record("2601.00002"), record("2601.00001")];
    expect(await run(entries)).toMatchObject({ new: 2, skipped: 1 });
    expect(await run(entries)).toMatchObject({ new: 0, updated: 0, skipped: 3, failed: 0 });
  });

  describe("of a paper that it tells in two ways", () => {
    beforeEach(async () => {
      await database.prisma.sourceCursor.deleteMany();
      now += HOUR;
    });

    const told = (upvotes: number): SourceEntry =>
      record("2601.00001", {
        sourceUpvoteCount: upvotes,
        authors: [{ name: `Ada Example ${upvotes}` }],
        source: { name: "made-up", fetchedAt: new Date(now) },
      });
    // Each import is an hour after the one before.
    let now = Date.now();
    const ports = () => databasePorts(database.prisma, { now: () => new Date(now) });

    it("keeps the last, whether they stand on one page or not, and again changes nothing", async () => {
      const import_ = () =>
        run([told(5), record("2601.00002"), record("2601.00003"), told(6), told(7)], {
          ports: ports(),
        });
      expect(await import_()).toMatchObject({ new: 3, updated: 2 });
      const authors = await database.prisma.author.count();
      now += HOUR;
      expect(await import_()).toMatchObject({ new: 0, updated: 0, skipped: 5 });
      expect(
        await database.prisma.paper.findFirst({ where: { title: "Paper 2601.00001" } }),
      ).toMatchObject({ sourceUpvoteCount: 7 });
      expect(await database.prisma.author.count()).toBe(authors);
    });

    it("believes it when it takes back in another import what it said", async () => {
      const shown = async (...upvotes: number[]) => {
        now += HOUR;
        await run(upvotes.map(told), { ports: ports() });
        return (await database.prisma.paper.findFirstOrThrow()).sourceUpvoteCount;
      };
      expect(await shown(5)).toBe(5);
      expect(await shown(6)).toBe(6);
      expect(await shown(5)).toBe(5);
      expect(await shown(5, 6)).toBe(6);
    });

    it("counts a bad record once an import, however often that is interrupted", async () => {
      const bad = { ...PROBLEM, excerpt: "bad, and met again" };
      const seen = async () => {
        const where = { excerpt: bad.excerpt };
        return (await database.prisma.quarantinedRecord.findFirst({ where }))?.seenCount;
      };
      let isBroken = true;
      const afterRecord = async (): Promise<void> => {
        if (isBroken) throw new Error("Killed.");
      };
      const entries = [bad, told(5)];
      await expect(run(entries, { ports: ports(), afterRecord })).rejects.toThrow("Killed.");
      isBroken = false;
      await run(entries, { ports: ports(), afterRecord });
      expect(await seen()).toBe(1);
      now += HOUR;
      await run(entries, { ports: ports(), afterRecord });
      expect(await seen()).toBe(2);
    });
  });

  it("passes a record that contradicts what is here on to the moderators", async () => {
    const contradicting = {
      ids: [
        { scheme: "ARXIV", value: "2601.00001" },
        { scheme: "ARXIV", value: "2601.00002" },
      ],
    };
    const summary = await run([
      record("2601.00001"),
      record("2601.00002"),
      record("2601.00003", contradicting),
      record("2601.00004"),
    ]);
    expect(summary).toMatchObject({ new: 3, merged: 0, failed: 0 });
    expect(await database.prisma.mergeCandidate.count({ where: { status: "OPEN" } })).toBe(1);
  });

  it("tells how far it is, and shows the first twenty problems of many", async () => {
    const entries = Array.from({ length: 60 }, (_, index): SourceEntry => {
      return { where: `entry ${index + 1}`, reason: "The title is empty.", excerpt: "" };
    });
    const told: number[] = [];
    const ports = memoryPorts();
    const onProgress: ImportOptions["onProgress"] = ({ done, total, counts }) => {
      expect({ total, failed: counts.failed }).toEqual({ total: 60, failed: done });
      told.push(done);
    };
    const summary = await run(entries, { onProgress, ports });
    expect(told).toEqual([26, 52, 60]);
    expect(summary.failed).toBe(60);
    expect(ports.quarantined).toHaveLength(60);
    expect(summary.problems.map(({ where }) => where)).toEqual(
      Array.from({ length: 20 }, (_, index) => `entry ${index + 1}`),
    );
  });

  it("keeps whole papers when it is stopped, and goes on there", async () => {
    const stop = new AbortController();
    const ports = memoryPorts();
    const entries = ["2601.00001", "2601.00002", "2601.00003", "2601.00004"].map((id) =>
      record(id),
    );
    const stopped = run(entries, {
      signal: stop.signal,
      batchSize: 1,
      ports,
      afterRecord: async (_, { title }) => {
        if (title.endsWith("3")) stop.abort(new Error("Stopped."));
      },
    });
    await expect(stopped).rejects.toThrow("Stopped.");
    const papers = await database.prisma.paper.findMany({
      orderBy: { id: "asc" },
      select: { title: true, _count: { select: { ids: true, authorships: true } } },
    });
    const _count = { ids: 1, authorships: 1 };
    expect(papers).toEqual(
      [1, 2, 3].map((number) => ({ title: `Paper 2601.0000${number}`, _count })),
    );
    expect(ports.places.get("made-up all")).toBe("2");
    expect(await run(entries, { ports })).toMatchObject({ new: 1, skipped: 1 });
    expect(ports.places.get("made-up all")).toBeNull();
  });

  it("begins at the beginning when it is told to, and asks for everything", async () => {
    const ports = memoryPorts();
    await ports.cursors.write("made-up", "all", "2");
    const asked: unknown[] = [];
    const from = {
      source: "made-up",
      key: "all",
      pages: (context: { cursor: string | null; validators?: unknown }) => {
        asked.push(context);
        return pagesOf([], context.cursor);
      },
    };
    await run([], { ports, from });
    await run([], { ports, from, restart: true });
    expect(asked).toEqual([{ cursor: "2", validators: ports.validators }, { cursor: null }]);
  });

  it("keeps a place for each thing that is asked of a source", async () => {
    const ports = memoryPorts();
    await ports.cursors.write("made-up", "other", "2");
    expect(await run([record("2601.00001")], { ports })).toMatchObject({ new: 1 });
  });

  it("counts what the source did not send again, and remembers an answer once it is stored", async () => {
    const ports = memoryPorts();
    const validator = { etag: '"1"', lastModified: null, entries: 3 };
    async function* pages(): AsyncGenerator<SourcePage> {
      yield {
        entries: [record("2601.00001")],
        cursor: "1",
        remember: { url: "https://example.org/1", validator },
      };
      expect(ports.remembered.get("https://example.org/1")).toEqual(validator);
      yield { entries: [], cursor: null, unchanged: 3 };
    }
    const summary = await run([], { ports, from: { source: "made-up", key: "", pages } });
    expect(summary).toMatchObject({ new: 1, skipped: 3 });
  });

  it("says why it ended when the source cannot be asked any more, and goes on there", async () => {
    const ports = memoryPorts();
    async function* pages(): AsyncGenerator<SourcePage> {
      yield { entries: [record("2601.00001")], cursor: "1" };
      throw new SourceUnavailableError("Made-up cannot be asked right now.");
    }
    const summary = await run([], { ports, from: { source: "made-up", key: "", pages } });
    expect(summary).toMatchObject({ new: 1, stopped: "Made-up cannot be asked right now." });
    expect(ports.places.get("made-up ")).toBe("1");
  });

  it("throws when anything else breaks, keeping what came before", async () => {
    async function* pages(): AsyncGenerator<SourcePage> {
      yield { entries: [record("2601.00001")], cursor: "1" };
      throw new Error("The disk broke.");
    }
    const broken = run([], { from: { source: "made-up", key: "", pages } });
    await expect(broken).rejects.toThrow("The disk broke.");
    expect(await database.prisma.paper.count()).toBe(1);
  });
});
