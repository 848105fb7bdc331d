import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexBuilder } from "../../src/indexing/build/index-builder.ts";
import type { Corpus } from "../../src/indexing/corpus.ts";
import { BM25, idf } from "../../src/indexing/bm25.ts";
import { frequencyOf } from "../../src/indexing/corpus.ts";
import { GroupScores } from "../../src/indexing/search/group-scores.ts";
import type { WordGroup } from "../../src/indexing/search/word-groups.ts";
import { BasePart } from "../../src/indexing/segment/base-part.ts";

const WORDS = ["scaling", "robot", "graph", "law", "cloth", "glass", "tree"];
const STEMS = ["scale", "robot", "graph", "law", "cloth", "glass", "tree"];
const papersOf = (words: string[], most: number): fc.Arbitrary<string[][]> =>
  fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: most,
  });
const groupsOf = (stems: string[]): fc.Arbitrary<string[][]> =>
  fc.array(fc.subarray(stems, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
const dead = fc.array(fc.nat(39), { maxLength: 5 });

function corpusOf(titles: readonly string[][], removed: readonly number[]): Corpus {
  const builder = new IndexBuilder();
  titles.forEach((words, at) => builder.add({ key: at + 1, title: words.join(" ") }));
  const part = new BasePart(builder.finish().segment);
  for (const at of removed) part.remove(at + 1);
  return { parts: [part], size: titles.length, meanLength: 6 };
}

/** A paper scores the sum of what its words count, however many of them it fits. */
const SUM = new Float64Array(7).fill(1);

/** Of each paper that fits enough words what it scores. */
function fitting(scores: GroupScores): Map<number, number> {
  const places = Array.from({ length: scores.count }, (_, index) => scores.placeAt(index))
    .filter((place) => scores.fits(place))
    .sort((a, b) => a - b);
  return new Map(places.map((place) => [place, scores.score(place, SUM)]));
}

/** What a group counts in a paper: as much as the best of its members, by the formula of BM25. */
function valueOf(corpus: Corpus, { members }: WordGroup, weights: Map<string, number>): number {
  const values = members.map(({ stem, factor }) => {
    const weight = weights.get(stem) ?? 0;
    const worth = factor * idf(corpus, frequencyOf(corpus, stem)) * (BM25.k1 + 1);
    const length = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const relative = BM25.b * (length / corpus.meanLength);
    return (worth * weight) / (weight + BM25.k1 * (1 - BM25.b + relative));
  });
  return Math.max(...values);
}

function groupOf(members: readonly string[]): WordGroup {
  const factors = members.map((stem, at) => ({ stem, factor: 1 - at / 4 }));
  return { word: "", members: factors, name: null, isExact: false, frequency: 1 };
}

test("papers score by the formula, whichever way they are come by", () => {
  // One for all, as a search has it: what was scored before must not be seen.
  const scores = new GroupScores();
  let [few, every] = [0, 0];
  const check = (titles: string[][], words: string[][], removed: number[], others: number) => {
    const all = [...titles, ...Array.from({ length: others }, () => ["crowd"])];
    const corpus = corpusOf(all, removed);
    const [part] = corpus.parts;
    if (!part) return;
    const asked = words.map(groupOf);
    const values = all.map((_, place) => {
      const weights = part.stemWeights(place);
      return asked.map((group) => valueOf(corpus, group, weights));
    });
    for (let needed = 1; needed <= asked.length; needed += 1) {
      scores.fill(corpus, part, asked, needed);
      if (scores.count === part.size) every += 1;
      else few += 1;
      const expected = new Map<number, number>();
      let most = 0;
      values.forEach((counted, place) => {
        const fitted = counted.filter((value) => value > 0).length;
        if (fitted < needed || part.dead[place] === 1) return;
        most = Math.max(most, fitted);
        expected.set(
          place,
          counted.reduce((sum, value) => sum + value, 0),
        );
      });
      const found = fitting(scores);
      expect([...found.keys()]).toEqual([...expected.keys()]);
      for (const [place, value] of expected) expect(found.get(place)).toBeCloseTo(value, 9);
      if (most > 0) expect(scores.most).toBe(most);
      else expect(scores.most).toBeLessThan(needed);
    }
  };
  // Among many others few papers fit a word, and those are looked up among who has the others.
  const others = fc.constantFrom(0, 60, 200);
  const papers = papersOf([...WORDS, "crowd"], 40);
  const groups = groupsOf([...STEMS, "crowd"]);
  fc.assert(fc.property(papers, groups, dead, others, check), { numRuns: 300 });
  expect(Math.min(few, every)).toBeGreaterThan(30);
});

test("a paper scores the same to the last digit whether few are let in or all", () => {
  const [some, all] = [new GroupScores(), new GroupScores()];
  const others = Array.from({ length: 400 }, () => ["crowd"]);
  let few = 0;
  const check = (titles: string[][], words: string[][], removed: number[]): void => {
    const corpus = corpusOf([...titles, ...others], removed);
    const [part] = corpus.parts;
    if (!part) return;
    const asked = words.map(groupOf);
    some.fill(corpus, part, asked, 1);
    if (some.count < part.size) few += 1;
    // A word that none of them has adds nothing to them, but lets everybody in.
    all.fill(corpus, part, [...asked, groupOf(["crowd"])], 1);
    expect(all.count).toBe(part.size);
    const [expected, found] = [some, all].map((scores) =>
      [...fitting(scores)].filter(([place]) => place < titles.length),
    );
    expect(found).toEqual(expected);
  };
  fc.assert(fc.property(papersOf(WORDS, 8), groupsOf(STEMS), dead, check), { numRuns: 200 });
  expect(few).toBeGreaterThan(50);
});
