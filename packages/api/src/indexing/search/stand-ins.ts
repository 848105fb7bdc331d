import { BM25, idf } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import { frequencyOf, markFrequencyOf } from "../corpus.ts";
import type { Part } from "../segment/part.ts";
import type { WordGroup } from "./word-groups.ts";

/** What a name counts beside a word of the same spelling. */
const NAME = 0.6;

/** What may stand for a word of a question in the papers of a part, and what that counts. */
export interface StandIn {
  /** Places of papers, ascending, from `from` up to `to`. */
  papers: Uint32Array;
  from: number;
  to: number;
  /** How much each of the papers is about it; of names, which count the same everywhere, null. */
  weights: Uint8Array | null;
  /** What it counts at most. */
  worth: number;
}

/** All that may stand for a word, as far as the part has it. */
export function standInsOf(corpus: Corpus, part: Part, { members, name }: WordGroup): StandIn[] {
  const all: StandIn[] = [];
  for (const { stem, factor } of members) {
    const found = part.papersAbout(stem);
    if (!found) continue;
    const { papers, weights, from, to } = found;
    const worth = factor * idf(corpus, frequencyOf(corpus, stem)) * (BM25.k1 + 1);
    all.push({ papers, from, to, weights, worth: worth });
  }
  const named = name === null ? null : part.papersWith(name);
  if (named && name !== null) {
    const { papers, from, to } = named;
    const worth = NAME * idf(corpus, markFrequencyOf(corpus, name));
    all.push({ papers, from, to, weights: null, worth: worth });
  }
  return all;
}

/** Where among the papers of a stand-in one stands; -1 where it does not. */
export function indexIn({ papers, from, to }: StandIn, paper: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((papers[middle] as number) < paper) low = middle + 1;
    else high = middle;
  }
  return low < to && papers[low] === paper ? low : -1;
}

/** In how many papers they stand, each counted for itself. */
export function papersIn(standIns: readonly StandIn[]): number {
  return standIns.reduce((sum, { from, to }) => sum + to - from, 0);
}
