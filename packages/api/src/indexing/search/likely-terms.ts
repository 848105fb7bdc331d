import type { Ranked } from "../best-papers.ts";
import { idf } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import { frequencyOf, locate } from "../corpus.ts";

/** A stem that papers like those that were asked for have. */
export interface LikelyTerm {
  stem: string;
  /** Of all of them together 1. */
  share: number;
}

const MOST_TERMS = 16;

/** What the best papers of a first answer say besides: how a thought is put by those who wrote of it. */
export function likelyTerms(
  corpus: Corpus,
  best: readonly Ranked[],
  asked: ReadonlySet<string>,
): LikelyTerm[] {
  const worth = new Map<string, number>();
  const top = best[0]?.score ?? 1;
  for (const { key, score } of best) {
    const found = locate(corpus, key);
    if (!found) continue;
    for (const [text, weight] of found.part.stemWeights(found.place)) {
      if (!asked.has(text))
        worth.set(text, (worth.get(text) ?? 0) + (score / top) * (weight / (weight + 2)));
    }
  }
  const likely = likeliest(corpus, worth);
  const sum = likely.reduce((sum, { share }) => sum + share, 0) || 1;
  return likely.map(({ stem, share }) => ({ stem, share: share / sum }));
}

/** Those whose worth times their idf is greatest: the frequencies of the others need not be looked up. */
function likeliest(corpus: Corpus, worth: ReadonlyMap<string, number>): LikelyTerm[] {
  const most = idf(corpus, 2);
  const terms: LikelyTerm[] = [];
  const consider = (stem: string, sum: number): void => {
    if (terms.length === MOST_TERMS && sum * most < (terms.at(-1)?.share ?? 0)) return;
    const frequency = frequencyOf(corpus, stem);
    // What only one of them says is about that one.
    if (frequency >= 2) insert(terms, { stem, share: sum * idf(corpus, frequency) });
  };
  // What is worth most first, so that nearly nothing of the rest is looked up.
  const much = Math.max(0, ...worth.values()) / 2;
  for (const [stem, sum] of worth) if (sum >= much) consider(stem, sum);
  for (const [stem, sum] of worth) if (sum < much) consider(stem, sum);
  return terms;
}

/** Keeps the greatest in order, of equals the first by its letters. */
function insert(terms: LikelyTerm[], term: LikelyTerm): void {
  let at = terms.length;
  for (; at > 0; at -= 1) {
    const { stem, share } = terms[at - 1] as LikelyTerm;
    if (share > term.share || (share === term.share && stem < term.stem)) break;
  }
  if (at >= MOST_TERMS) return;
  terms.splice(at, 0, term);
  if (terms.length > MOST_TERMS) terms.pop();
}
