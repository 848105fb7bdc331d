import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EditMeter, lettersIn } from "../../src/indexing/text/edit-distance.ts";
import { findCorrections } from "../../src/indexing/search/spelling.ts";
import { MemoryPaperIndex } from "../../src/indexing/memory-paper-index.ts";
import { BasePart } from "../../src/indexing/segment/base-part.ts";
import { buildSegment } from "../../src/indexing/segment/build-segment.ts";
import { createDictionary, textAt } from "../../src/indexing/segment/dictionary.ts";
import { Delta } from "../../src/indexing/segment/delta.ts";
import { Forward } from "../../src/indexing/segment/forward.ts";
import { NearForms } from "../../src/indexing/segment/near-forms.ts";
import { sourceOfGathered } from "../../src/indexing/segment/source.ts";

const word = fc.string({
  unit: fc.constantFrom("a", "b", "c", "d", "é", "神"),
  minLength: 1,
  maxLength: 9,
});

/** The definition, letter by letter. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1;
      (table[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

describe("the speller", () => {
  it("counts edits as they are defined, and gives up only beyond the most", () => {
    const long = fc.string({ unit: fc.constantFrom("a", "b", "é"), minLength: 1, maxLength: 32 });
    fc.assert(
      fc.property(fc.oneof(word, long), fc.oneof(word, long), fc.nat(32), (a, b, most) => {
        const distance = new EditMeter(a).distanceTo(lettersIn(b), 0, b.length, most);
        const expected = plainDistance(a, b);
        if (expected <= most) expect(distance).toBe(expected);
        else expect(distance).toBeGreaterThan(most);
      }),
      { numRuns: 5_000 },
    );
  });

  it("finds every word within its distance, and no other, in the base and in what is new", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 30 }),
        word,
        fc.integer({ min: 1, max: 2 }),
        (words, asked, edits) => {
          const forward = new Forward();
          const delta = new Delta();
          words.forEach((word, at) => {
            const paper = { key: at, forms: [word], titleEnd: 1, headEnd: 1, marks: [] };
            if (at % 2 === 0) forward.add(paper);
            else delta.add(paper);
          });
          const base = new BasePart(
            buildSegment([sourceOfGathered(forward.view(), new Uint8Array(forward.keys.length))]),
          );
          const corpus = { parts: [base, delta], size: words.length, meanLength: 1 };
          const found = findCorrections(corpus, asked, edits).map(({ form }) => form);
          expect(found.sort()).toEqual(
            words.filter((word) => plainDistance(word, asked) <= edits).sort(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("finds them among many words, which stand in more buckets", () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from("aeioubcdfglmnpqrstuvwxyzé神")),
      minLength: 1,
      maxLength: 34,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { minLength: 3_000, maxLength: 3_000, size: "max" }),
        fc.array(fc.tuple(fc.nat(2_999), fc.nat(34), fc.nat(34), fc.constantFrom("e", "q", "")), {
          minLength: 20,
          maxLength: 20,
        }),
        fc.integer({ min: 1, max: 2 }),
        (words, edits, most) => {
          const dictionary = createDictionary(words.toSorted());
          const near = new NearForms(dictionary);
          for (const [index, first, second, letter] of edits) {
            // One of the words with a letter put in or another left out, once or twice.
            const asked = [first, second].reduce(
              (word, at) => word.slice(0, at) + letter + word.slice(at + 1),
              words[index] ?? "",
            );
            if (asked.length < 1 || asked.length > 32) continue;
            const found: string[] = [];
            near.each(asked, most, (form) => found.push(textAt(dictionary, form)));
            expect(found.sort()).toEqual(
              words.filter((word) => plainDistance(word, asked) <= most).sort(),
            );
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });
});

describe("what a word was meant to be", () => {
  const meantBy = (usual: number): string[] | undefined => {
    const papers = Array.from({ length: usual }, (_, at) => ({ key: at + 1, title: "Scaling" }));
    const index = MemoryPaperIndex.build([...papers, { key: 99, title: "Scalding water" }]);
    return index.search({ text: "scalng", limit: 1 }).corrections[0]?.by;
  };

  it("is looked for two edits away where no usual word is one edit away", () => {
    expect(meantBy(3)).toEqual(["scaling", "scalding"]);
  });

  it("is a usual word one edit away", () => {
    expect(meantBy(12)).toEqual(["scaling"]);
  });
});
