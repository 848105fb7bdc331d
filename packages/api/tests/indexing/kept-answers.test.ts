import { expect, test } from "vitest";
import { MemoryPaperIndex, mergeSegments } from "../../src/indexing/memory-paper-index.ts";
import type { IndexedPaper } from "../../src/indexing/paper-engine.ts";

const paper = (key: number, title: string): IndexedPaper => ({ key, title });
const PAPERS = [
  paper(1, "Scaling laws of data mixtures"),
  paper(2, "Mixtures of data for pretraining"),
  paper(3, "Robots that walk"),
  paper(4, "Robots that read"),
];

/** What is near to the first paper, asked twice: what is kept is what was found. */
function nearFirst(index: MemoryPaperIndex) {
  const found = index.related({ like: [1], limit: 3 });
  expect(index.related({ like: [1], limit: 3 })).toEqual(found);
  return found;
}

test.for([
  ["a paper", (index: MemoryPaperIndex) => index.put(paper(5, "Scaling laws of data"))],
  ["another title", (index) => index.put(paper(3, "Scaling laws of data mixtures, again"))],
  ["a paper less", (index) => index.remove(2)],
  ["a reader who keeps both", (index) => index.setKeep("a", 3, "PUBLIC")],
  ["readers", (index) => index.setReaders(3, [{ reader: "a", keep: "PUBLIC" }])],
] as [string, (index: MemoryPaperIndex) => unknown][])("%s is told at once", ([, change]) => {
  const index = MemoryPaperIndex.build(PAPERS);
  index.setKeep("a", 1, "PUBLIC");
  const before = nearFirst(index);
  change(index);
  expect(nearFirst(index)).not.toEqual(before);
});

test("after a merge the answer is as it was", async () => {
  const index = MemoryPaperIndex.build(PAPERS);
  index.put(paper(5, "Scaling laws of data"));
  const before = nearFirst(index);
  await index.compact(mergeSegments);
  expect(nearFirst(index)).toEqual(before);
});

test("who changes an answer changes their own", () => {
  const index = MemoryPaperIndex.build(PAPERS);
  const found = nearFirst(index);
  index.related({ like: [1], limit: 3 }).pop();
  expect(nearFirst(index)).toEqual(found);
});

test("another number, and a condition, are other questions", () => {
  const index = MemoryPaperIndex.build(PAPERS);
  nearFirst(index);
  expect(index.related({ like: [1], limit: 1 })).toHaveLength(1);
  const some = index.related({ like: [1], limit: 3, allowed: (key) => key === 4 });
  expect(some.map(({ key }) => key)).toEqual([4]);
});
