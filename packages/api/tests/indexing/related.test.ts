import { describe, expect, it } from "vitest";
import { MemoryPaperIndex } from "../../src/indexing/memory-paper-index.ts";
import type { Neighbour } from "../../src/indexing/paper-engine.ts";
import { PAPERS } from "./papers.ts";

const keys = (neighbours: Neighbour[]): number[] => neighbours.map(({ key }) => key);
const ascending = (neighbours: Neighbour[]): number[] => keys(neighbours).sort((a, b) => a - b);
const build = (): MemoryPaperIndex => MemoryPaperIndex.build(PAPERS);

describe("related papers", () => {
  it("are near by words, keywords, authors and citations, and say so", () => {
    const related = build().related({ like: [1], limit: 3 });
    expect(keys(related)).toEqual([2, 4, 3]);
    expect(related[0]?.evidence).toMatchObject({
      keywords: ["data mixtures"],
      authors: [],
      citation: null,
    });
    expect(related[0]?.evidence.words).toEqual(expect.arrayContaining(["pretraining", "scale"]));
    expect(related[1]?.evidence).toMatchObject({ citation: "CITED" });
    expect(related[2]?.evidence).toMatchObject({ authors: [11] });
    expect(
      build()
        .related({ like: [4], limit: 9 })
        .find(({ key }) => key === 1)?.evidence.citation,
    ).toBe("CITES");
  });

  it("tell words of any abstract after those that say what it is about", () => {
    const abstract = "We propose a novel method for large tides: results show improved harbours.";
    const papers = [1, 2].map((key) => ({ key, title: "A study", abstract }));
    const [neighbour] = MemoryPaperIndex.build(papers).related({ like: [1], limit: 1 });
    expect(neighbour?.evidence.words.slice(0, 2).toSorted()).toEqual(["harbours", "tides"]);
    expect(neighbour?.evidence.words).toHaveLength(6);
  });

  it.each(["built", "added"])("say a joined word once, as it is written (%s)", (how) => {
    const papers = [
      { key: 1, title: "Fine-tuning a dataset", abstract: "Zero-shot answers want a set of data." },
      {
        key: 2,
        title: "A set of data",
        abstract: "Zero-shot answers want fine-tuning, a dataset.",
      },
    ];
    const index = MemoryPaperIndex.build(how === "built" ? papers : []);
    if (how === "added") for (const paper of papers) index.put(paper);
    const [neighbour] = index.related({ like: [1], limit: 1 });
    expect(neighbour?.evidence.words.toSorted()).toEqual(
      ["answers", "data", "dataset", "fine-tuning", "set", "zero-shot"].toSorted(),
    );
  });

  it("never are the paper itself or one that may not be seen, and fill up with the newest", () => {
    const index = build();
    for (const { key } of PAPERS) {
      const related = index.related({ like: [key], limit: 50, allowed: (key) => key !== 2 });
      expect(ascending(related)).toEqual([1, 2, 3, 4, 5, 6, 7].filter((k) => k !== key && k !== 2));
    }
    expect(index.related({ like: [5], limit: 2 }).map(({ key, score }) => [key, score])).toEqual([
      [7, 0],
      [6, 0],
    ]);
  });

  it("are found for a paper that is not here, for several, and without what is not wanted", () => {
    const index = build();
    const text = { title: "Folding cloth by robots", abstract: "deformable objects" };
    expect(keys(index.related({ text, limit: 2 }))).toEqual([4, 3]);
    expect(ascending(index.related({ like: [1, 3], limit: 2 }))).toEqual([2, 4]);
    const robots = { title: "robot arm objects glass cloth" };
    expect(keys(index.related({ text: robots, unlike: [4], limit: 9 }))).not.toContain(4);
    const less = index.related({ text: { title: "robot data" }, unlike: [3], limit: 1 });
    expect(keys(less)).not.toEqual([3]);
  });

  it("are empty for nobody that has a title, and for nothing at all nothing fails", () => {
    const index = build();
    for (const title of ["", "?", "the of", "a".repeat(10_000), "😀"])
      expect(index.related({ text: { title }, limit: 3 })).toHaveLength(3);
    expect(index.related({ like: [99], limit: 2 })).toHaveLength(2);
    expect(MemoryPaperIndex.build([]).related({ like: [1], limit: 2 })).toEqual([]);
    expect(index.related({ like: [1], limit: 0 })).toEqual([]);
  });
});

describe("what readers keep", () => {
  const far = (index: MemoryPaperIndex): Neighbour | undefined =>
    index.related({ like: [1], limit: 9 }).find(({ key }) => key === 7);

  it("brings papers together when the keeps are public", () => {
    const index = build();
    expect(far(index)).toMatchObject({ score: 0, evidence: { readers: 0 } });
    for (const reader of ["a", "b"]) for (const key of [1, 7]) index.setKeep(reader, key, "PUBLIC");
    expect(far(index)).toMatchObject({ evidence: { readers: 2 } });
    expect(far(index)?.score).toBeGreaterThan(0);
    index.setKeep("a", 7, null);
    index.setKeep("b", 7, null);
    expect(far(index)).toEqual(far(build()));
  });

  it("is as if it were not while fewer than five keep both in private", () => {
    const index = build();
    for (const reader of ["a", "b", "c", "d"]) {
      index.setKeep(reader, 1, "PRIVATE");
      index.setKeep(reader, 7, "PUBLIC");
      expect(index.related({ like: [1], limit: 9 })).toEqual(
        build().related({ like: [1], limit: 9 }),
      );
    }
    // A neighbour's keeps are nobody's business either.
    for (const reader of ["a", "b", "c", "d"]) index.setKeep(reader, 2, "PRIVATE");
    expect(index.related({ like: [1], limit: 9 })).toEqual(
      build().related({ like: [1], limit: 9 }),
    );
    index.setKeep("e", 1, "PRIVATE");
    index.setKeep("e", 7, "PRIVATE");
    expect(far(index)).toMatchObject({ evidence: { readers: 5 } });
    index.setKeep("a", 1, null);
    expect(index.related({ like: [1], limit: 9 })).toEqual(
      build().related({ like: [1], limit: 9 }),
    );
  });

  it("counts only public keeps of both while there are few of all", () => {
    const index = build();
    for (const key of [1, 7]) {
      index.setKeep("open", key, "PUBLIC");
      index.setKeep("closed", key, "PRIVATE");
    }
    expect(far(index)).toMatchObject({ evidence: { readers: 1 } });
  });
});
