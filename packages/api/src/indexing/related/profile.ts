import { analysePaper, MARK } from "../analyse-paper.ts";
import { idf, questionWeight } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import { frequencyOf, locate } from "../corpus.ts";
import type { RelatedQuestion } from "../paper-engine.ts";
import { HEAD_WEIGHT } from "../segment/invert.ts";
import { stem } from "../text/stem.ts";

/** What is asked for, as terms. */
export interface Profile {
  /** Stems and what they count, the weightiest first; below 0 what is not wanted. */
  terms: { stem: string; weight: number }[];
  /** Papers of the index that are to be near. */
  like: number[];
  /** All papers that were named: they never come back. */
  named: ReadonlySet<number>;
  /** What those that are to be near have. */
  marks: ReadonlySet<string>;
}

/** More terms cost time and change nothing. */
const MOST_TERMS = 40;
/** Of a longer list the last so many are looked at. */
const MOST_SEEDS = 50;
/** What a term of an unwanted paper counts. */
const UNLIKE = 0.5;

/** Reads a question. Several papers count alike, however long they are. */
export function readProfile(corpus: Corpus, question: RelatedQuestion): Profile {
  const weights = new Map<string, number>();
  const marks = new Set<string>();
  const like = present(corpus, question.like);
  const unlike = present(corpus, question.unlike);
  const bags = like.map((key) => {
    const { part, place } = located(corpus, key);
    for (const mark of part.marksOf(place)) marks.add(mark);
    return part.stemWeights(place);
  });
  if (question.text) {
    const paper = analysePaper({ ...question.text, key: -1 });
    for (const mark of paper.marks) marks.add(mark);
    const bag = new Map<string, number>();
    paper.forms.forEach((form, at) => {
      const text = stem(form);
      bag.set(text, (bag.get(text) ?? 0) + (at < paper.headEnd ? HEAD_WEIGHT : 1));
    });
    bags.push(bag);
  }
  for (const bag of bags) addBag(corpus, bag, 1, bags.length > 1, weights);
  for (const key of unlike) {
    const { part, place } = located(corpus, key);
    const share = (-UNLIKE * Math.max(1, bags.length)) / unlike.length;
    addBag(corpus, part.stemWeights(place), share, bags.length > 1, weights);
  }
  const terms = [...weights].map(([stem, weight]) => ({ stem, weight }));
  terms.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.stem < b.stem ? -1 : 1));
  const named = new Set([...(question.like ?? []), ...(question.unlike ?? [])]);
  return {
    terms: terms.slice(0, MOST_TERMS),
    like,
    named,
    // Sorted, because sums of floating numbers hang on their order.
    marks: new Set([...marks].sort()),
  };
}

/** The marks of a kind, without the sign of the kind. */
export function* marksOfKind(marks: Iterable<string>, kind: keyof typeof MARK): Generator<string> {
  for (const mark of marks) if (mark.startsWith(MARK[kind])) yield mark.slice(1);
}

function addBag(
  corpus: Corpus,
  bag: ReadonlyMap<string, number>,
  factor: number,
  isNormalised: boolean,
  weights: Map<string, number>,
): void {
  // In one order always: sums of floating numbers hang on it.
  const entries = [...bag].sort(([a], [b]) => (a < b ? -1 : 1));
  const valued = entries.map(([text, weight]) => {
    const frequency = frequencyOf(corpus, text);
    return [text, frequency === 0 ? 0 : idf(corpus, frequency) * questionWeight(weight)] as const;
  });
  const length = isNormalised ? Math.hypot(...valued.map(([, value]) => value)) || 1 : 1;
  for (const [text, value] of valued) {
    if (value > 0) weights.set(text, (weights.get(text) ?? 0) + (factor * value) / length);
  }
}

function present(corpus: Corpus, keys: readonly number[] = []): number[] {
  return [...new Set(keys)].filter((key) => locate(corpus, key) !== null).slice(-MOST_SEEDS);
}

function located(corpus: Corpus, key: number) {
  const found = locate(corpus, key);
  if (!found) throw new Error("A paper that was there is gone.");
  return found;
}
