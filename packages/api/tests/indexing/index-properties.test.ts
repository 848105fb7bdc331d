import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeInWorker } from "../../src/indexing/merge-in-worker.ts";
import { MemoryPaperIndex, mergeSegments } from "../../src/indexing/memory-paper-index.ts";
import type { IndexedPaper, Keep } from "../../src/indexing/paper-engine.ts";
import { readSnapshot } from "../../src/indexing/snapshot/read-snapshot.ts";
import { writeSnapshot } from "../../src/indexing/snapshot/write-snapshot.ts";

const WORDS =
  "scaling scaled laws law data mixture mixtures pre-training pretraining robot graphs Köln 神经网络 of the".split(
    " ",
  );
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(" "));
const key = fc.integer({ min: 1, max: 12 });
const named = fc.integer({ min: 1, max: 4 }).map((key) => ({ key, name: `Author Number${key}` }));
const paper: fc.Arbitrary<IndexedPaper> = fc.record({
  key,
  title: text,
  abstract: fc.option(text),
  keywords: fc.array(fc.constantFrom("Scaling", "robots", "data mixtures"), { maxLength: 2 }),
  authors: fc.array(named, { maxLength: 2 }),
  references: fc.array(key, { maxLength: 3 }),
});

type Change =
  | { put: IndexedPaper }
  | { remove: number }
  | { reader: string; paper: number; keep: Keep | null }
  | { compact: true };
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: paper }) },
  { weight: 2, arbitrary: fc.record({ remove: key }) },
  {
    weight: 6,
    arbitrary: fc.record({
      reader: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
      paper: key,
      keep: fc.constantFrom<Keep | null>("PUBLIC", "PRIVATE", null),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ compact: true } as const) },
);

/** Everything that can be asked. */
function answers(index: MemoryPaperIndex) {
  const keys = Array.from({ length: 12 }, (_, at) => at + 1);
  const queries = [
    ...WORDS,
    "scaling laws",
    '"data mixture"',
    "scalnig laws",
    "robot -data",
    "author2",
  ];
  return {
    size: index.size,
    related: keys.map((key) => index.related({ like: [key], limit: 20 })),
    list: index.related({ like: [1, 2, 3], unlike: [4], limit: 20 }),
    text: index.related({ text: { title: "Scaling laws of robots" }, limit: 20 }),
    found: queries.map((text) => index.search({ text, limit: 20 })),
    begun: index.search({ text: "pret", limit: 20, isUnfinished: true }),
    keywords: index.suggestKeywords("s", 5),
  };
}

/** The papers and keeps as the database would have them. */
class Truth {
  readonly papers = new Map<number, IndexedPaper>();
  readonly keeps = new Map<string, { reader: string; paper: number; keep: Keep }>();

  apply(change: Change): void {
    if ("put" in change) this.papers.set(change.put.key, change.put);
    if ("remove" in change) this.papers.delete(change.remove);
    if (!("reader" in change)) return;
    const { reader, paper, keep } = change;
    if (keep) this.keeps.set(`${reader} ${paper}`, { reader, paper, keep });
    else this.keeps.delete(`${reader} ${paper}`);
  }

  rebuilt(): MemoryPaperIndex {
    const index = MemoryPaperIndex.build(this.papers.values());
    for (const { reader, paper, keep } of this.keeps.values()) index.setKeep(reader, paper, keep);
    return index;
  }
}

async function applied(index: MemoryPaperIndex, change: Change): Promise<void> {
  if ("put" in change) index.put(change.put);
  if ("remove" in change) index.remove(change.remove);
  if ("reader" in change) index.setKeep(change.reader, change.paper, change.keep);
  if ("compact" in change) await index.compact(mergeSegments);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paper-index-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("an index that saw changes", () => {
  it("answers as one that is built of what is there now, also when it comes from a snapshot", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { maxLength: 8 }),
        fc.array(change, { maxLength: 40 }),
        async (first, changes) => {
          const truth = new Truth();
          for (const put of first) truth.apply({ put });
          const index = MemoryPaperIndex.build(first);
          for (const change of changes) {
            truth.apply(change);
            await applied(index, change);
          }
          const expected = answers(truth.rebuilt());
          expect(answers(index)).toEqual(expected);

          const path = join(folder, "index");
          await writeSnapshot(path, await index.compact(mergeSegments), "so far");
          expect(answers(index)).toEqual(expected);
          const { contents, note } = await readSnapshot(path);
          expect(note).toBe("so far");
          expect(answers(MemoryPaperIndex.of(contents))).toEqual(expected);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("makes the same bytes of the same papers, whatever came before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 40 }), async (changes) => {
        const truth = new Truth();
        const index = MemoryPaperIndex.build([]);
        for (const change of changes) {
          truth.apply(change);
          await applied(index, change);
        }
        const { segment } = await index.compact(mergeSegments);
        const rebuilt = await truth.rebuilt().compact(mergeSegments);
        expect(segment).toEqual(rebuilt.segment);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps what changes while a worker thread merges", async () => {
    const truth = new Truth();
    const index = MemoryPaperIndex.build([]);
    const apply = (change: Change): Promise<void> => {
      truth.apply(change);
      return applied(index, change);
    };
    for (const key of [1, 2, 3, 4]) await apply({ put: { key, title: `scaling laws ${key}` } });
    const merging = index.compact(mergeInWorker);
    await apply({ put: { key: 2, title: "robot graphs" } });
    await apply({ put: { key: 5, title: "robot data" } });
    await apply({ remove: 3 });
    expect(answers(index)).toEqual(answers(truth.rebuilt()));
    await expect(index.compact(mergeSegments)).rejects.toThrow(/already/u);
    const { segment } = await merging;
    expect([...segment.keys]).toEqual([1, 2, 3, 4]);
    expect(answers(index)).toEqual(answers(truth.rebuilt()));
    expect([index.has(3), index.has(5), index.pending]).toEqual([false, true, 2]);
  });

  it("is as it was when a merge fails", async () => {
    const index = MemoryPaperIndex.build([{ key: 1, title: "scaling laws" }]);
    index.put({ key: 2, title: "robot data" });
    const before = answers(index);
    await expect(
      index.compact(() => {
        throw new Error("No memory is left.");
      }),
    ).rejects.toThrow("No memory is left.");
    expect(answers(index)).toEqual(before);
    await index.compact(mergeInWorker);
    expect(answers(index)).toEqual(before);
  });
});
