import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexBuilder } from "../../src/indexing/build/index-builder.ts";
import type { Corpus } from "../../src/indexing/corpus.ts";
import { GroupScores } from "../../src/indexing/search/group-scores.ts";
import type { WordGroup } from "../../src/indexing/search/word-groups.ts";
import { BasePart } from "../../src/indexing/segment/base-part.ts";

const WORDS = ["scaling", "robot", "graph", "law", "cloth", "glass", "tree"];
const papers = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 40,
});
const stems = fc.subarray(["scale", "robot", "graph", "law", "cloth", "glass", "tree"], {
  minLength: 1,
  maxLength: 3,
});
const groups = fc.array(stems, { minLength: 1, maxLength: 6 });
const dead = fc.array(fc.nat(39), { maxLength: 5 });

function corpusOf(titles: readonly string[][], removed: readonly number[]): Corpus {
  const builder = new IndexBuilder();
  titles.forEach((words, at) => builder.add({ key: at + 1, title: words.join(" ") }));
  const part = new BasePart(builder.finish().segment);
  for (const at of removed) part.remove(at + 1);
  return { parts: [part], size: titles.length, meanLength: 6 };
}

/** Of each paper that fits enough words: how many, and what it scores. */
function fitting(scores: GroupScores, needed: number): Map<number, [number, number]> {
  const { matched, values, count } = scores;
  const found = [...scores.fitting.subarray(0, count)]
    .filter((place) => (matched[place] ?? 0) >= needed)
    .sort((a, b) => a - b);
  return new Map(found.map((place) => [place, [matched[place] ?? 0, values[place] ?? 0]]));
}

test("who is passed by could not have fitted enough words", () => {
  // One for all, as a search has it: what was scored before must not be seen.
  const scores = new GroupScores();
  fc.assert(
    fc.property(papers, groups, dead, (titles, words, removed) => {
      const corpus = corpusOf(titles, removed);
      const [part] = corpus.parts;
      if (!part) return;
      const asked = words.map((members): WordGroup => {
        const factors = members.map((stem, at) => ({ stem, factor: 1 - at / 4 }));
        return { word: "", members: factors, name: null, isExact: false, frequency: 1 };
      });
      const all = new GroupScores();
      all.fill(corpus, part, asked, 1);
      for (let needed = 1; needed <= asked.length; needed += 1) {
        scores.fill(corpus, part, asked, needed);
        const expected = fitting(all, needed);
        expect(fitting(scores, 0)).toEqual(expected);
        expect(scores.most).toBe(Math.max(0, ...[...expected.values()].map(([words]) => words)));
        all.findFitting(part, needed);
        expect(fitting(all, 0)).toEqual(expected);
        all.findFitting(part, 1);
      }
    }),
    { numRuns: 300 },
  );
});
