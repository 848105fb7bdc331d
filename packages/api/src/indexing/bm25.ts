import type { Corpus } from "./corpus.ts";
import type { Scores } from "./scores.ts";
import type { Part, WordPapers } from "./segment/part.ts";

/** docs/decisions says how these were chosen. */
export const BM25 = {
  /** How soon a word says no more however often it stands in a paper. */
  k1: 1.5,
  /** How much is taken off long papers. */
  b: 0.9,
  /** How soon a word says no more however often it stands in the paper that is the question. */
  k3: 8,
} as const;

/** What a term tells that so many papers have. */
export function idf(corpus: Corpus, frequency: number): number {
  return Math.log(1 + (corpus.size - frequency + 0.5) / (frequency + 0.5));
}

/**
 * How much of a term's weight is lost to a paper's length: `weight / (weight + fixed + perLength · length)` is what counts,
 * 1 for a term that the paper repeats without end.
 */
export function lengthLoss({ meanLength }: Corpus): { fixed: number; perLength: number } {
  const { k1, b } = BM25;
  return { fixed: k1 * (1 - b), perLength: (k1 * b) / meanLength };
}

/** What a term counts that has this weight in a paper that is the question. */
export function questionWeight(weight: number): number {
  return ((BM25.k3 + 1) * weight) / (BM25.k3 + weight);
}

/** Adds to each paper what the term tells of it. */
export function addTerm(
  corpus: Corpus,
  part: Part,
  { papers, weights, from, to }: WordPapers,
  factor: number,
  into: Scores,
): void {
  const scaled = factor * (BM25.k1 + 1);
  const { fixed, perLength } = lengthLoss(corpus);
  const { lengths } = part;
  const { values, touched } = into;
  let { count } = into;
  for (let at = from; at < to; at += 1) {
    const paper = papers[at] as number;
    const weight = weights[at] as number;
    const before = values[paper] as number;
    if (before === 0) {
      touched[count] = paper;
      count += 1;
    }
    const value =
      before + (scaled * weight) / (weight + fixed + perLength * (lengths[paper] as number));
    // A paper that was touched must not look as if it were not.
    values[paper] = value === 0 ? Number.EPSILON : value;
  }
  into.count = count;
}
