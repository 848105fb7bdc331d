import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryPaperIndex } from "../../src/indexing/memory-paper-index.ts";
import { COUNT_LIMIT } from "../../src/indexing/paper-engine.ts";
import { highlight } from "../../src/indexing/search/highlight.ts";
import { PAPERS } from "./papers.ts";

const index = MemoryPaperIndex.build(PAPERS);
const found = (text: string, limit = 10): number[] =>
  index.search({ text, limit }).hits.map(({ key }) => key);

describe("search", () => {
  it.each([
    ["choosing data", [1, 2]],
    ["pretraining", [2, 1]],
    ["pre-training", [1, 2]],
    ["pre training", [1, 2]],
    ["deformable", [4]],
    ["MULLER", [1]],
    ["Müller", [1]],
    ["nunez cloth", [4]],
    ["transparnt", [3]],
    ["defromabel objects", [4]],
    ["神经网络", [5]],
    ["sorting", [6]],
    ["n log n", [6]],
    ["\\mathbf{sorting}", [6]],
    ["العربية", [7]],
    ['"robot arm"', [3, 4]],
    ['"arm robot"', []],
    ['"robot arm" -glass', [4]],
    ['robot -"robot arm"', []],
    ['"pre-training data"', [1, 2]],
    ["“robot arm“ cloth", [4, 3]],
    ["robot arm", [3, 4]],
    ["", []],
    ["   ", []],
    ["a", []],
    ["the of and", []],
    ["-", []],
    ['"', []],
    ["-robot", []],
    ["zzzzzzzzzz", []],
  ])("of %j finds %j", (text, keys) => {
    expect(found(text)).toEqual(keys);
  });

  it.each([
    ['robot "arm'],
    ["robot & arm | !glass <-> :*"],
    ["robot' OR 1=1; --"],
    ["robot arm ".repeat(1_000)],
    [`robot arm ${"x".repeat(10_000)}`],
    [`${Array.from({ length: 900 }, (_, at) => `unknown${at}`).join(" ")} robot arm`],
  ])("finds something in spite of %j", (text) => {
    expect(found(text)).toContain(3);
  });

  it("finds what begins so while somebody types", () => {
    const unfinished = { text: "robot manip", limit: 5, isUnfinished: true };
    expect(index.search(unfinished).hits[0]?.key).toBe(4);
    expect(index.search({ ...unfinished, text: "robot manip " }).hits[0]?.key).not.toBeUndefined();
    expect(index.search({ text: "defo", limit: 5, isUnfinished: true }).hits).toHaveLength(1);
    expect(index.search({ text: "defo ", limit: 5, isUnfinished: true }).hits).toHaveLength(0);
  });

  it("says what it took a word for", () => {
    const { corrections } = index.search({ text: "transparnt objects", limit: 5 });
    expect(corrections).toEqual([{ word: "transparnt", by: ["transparent"] }]);
    expect(index.search({ text: "transparent", limit: 5 }).corrections).toEqual([]);
  });

  it("pages, sorts by what the caller knows, and leaves out what may not be seen", () => {
    const all = index.search({ text: "robot arm", limit: 10 });
    const second = index.search({ text: "robot arm", limit: 1, offset: 1 });
    expect(second.hits).toEqual(all.hits.slice(1, 2));
    const order = (key: number): number => key;
    expect(index.search({ text: "robot arm", limit: 9, order }).hits.map(({ key }) => key)).toEqual(
      [4, 3],
    );
    const seen = index.search({ text: "robot arm", limit: 9, allowed: (key) => key !== 3 });
    expect([seen.count, seen.hits.map(({ key }) => key)]).toEqual([1, [4]]);
  });

  it("counts exactly up to a thousand, whatever the page", () => {
    for (const size of [999, 1_000, 1_001, 1_500]) {
      const many = MemoryPaperIndex.build(
        Array.from({ length: size }, (_, at) => ({ key: at + 1, title: "scaling laws" })),
      );
      many.remove(1);
      const expected = Math.min(size - 1, COUNT_LIMIT + 1);
      expect(many.search({ text: "scaling", limit: 5 }).count).toBe(expected);
      expect(many.search({ text: "scaling", limit: 5, offset: 900 }).count).toBe(expected);
    }
  });

  it("answers any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom('"', "-", "robot", "神", "\\", "<b>", "${", "ﬁ", "\ud800", "year:2024.."),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isUnfinished) => {
        const text = pieces.join(" ");
        const { hits, count, stems } = index.search({ text, limit: 5, isUnfinished });
        expect(count).toBeGreaterThanOrEqual(hits.length);
        let end = 0;
        for (const mark of highlight(text, stems)) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          ({ end } = mark);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("highlights", () => {
  const marked = (query: string, text: string): string[] =>
    highlight(text, index.search({ text: query, limit: 1 }).stems).map(({ start, end }) =>
      text.slice(start, end),
    );

  it.each([
    ["scaling", "Scaling laws, scaled", ["Scaling", "scaled"]],
    ["pretraining", "Pre-training and pretrained", ["Pre-training", "pretrained"]],
    ["nunez robot", "The robots of Núñez", ["robots"]],
    ["神经网络", "研究神经网络。", ["神经网络"]],
    ["", "nothing", []],
  ])("of %j in %j are %j", (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected);
  });
});
