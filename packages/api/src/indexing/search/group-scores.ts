import { lengthLoss } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import type { Part } from "../segment/part.ts";
import { NotedPapers } from "./noted-papers.ts";
import type { StandIn } from "./stand-ins.ts";
import { indexIn, papersIn, standInsOf } from "./stand-ins.ts";
import type { WordGroup } from "./word-groups.ts";
import { WordValues } from "./word-values.ts";

/** Where the words let in such a share of a part's papers, all of them are gone through. */
const MANY = 1 / 8;
/** Looking a paper up takes as long as going through so many. */
const LOOK_UP = 16;

/**
 * How well the papers of a part fit a question. Where rare words let in a few, these are looked up among the papers that
 * have the other words. Where frequent words let in most, all are gone through, in steps that are the same for each: what
 * a processor need not guess it does several times as fast. A paper scores the same to the last digit either way.
 */
export class GroupScores {
  /** How many words fits who fits most. */
  most = 0;
  /** How many of the question's words are enough. */
  needed = 0;
  /** The papers that a bonus was added to. */
  readonly gained = new NotedPapers();
  #values = new Float64Array(0);
  /** How many of the question's words each paper fits. */
  #matched = new Uint8Array(0);
  #dead: Uint8Array = new Uint8Array(0);
  #size = 0;
  /** Whether any paper was let in; if not, those that were. */
  #isEvery = false;
  #letIn = new Uint32Array(0);
  #letInCount = 0;
  readonly #word = new WordValues();

  /** How many papers were let in: whoever fits enough words, and some that do not. */
  get count(): number {
    return this.#isEvery ? this.#size : this.#letInCount;
  }

  /**
   * Scores every paper of the part that fits enough words. What fits none of the first words cannot fit enough any more
   * when too few are left, so of the last ones, which most papers have, those are passed by.
   * @param groups the words, the rarest first
   * @param needed how many of them are enough
   */
  fill(corpus: Corpus, part: Part, groups: readonly WordGroup[], needed: number): void {
    this.#begin(corpus, part);
    this.needed = needed;
    const words = groups.map((group) => standInsOf(corpus, part, group));
    const letting = Math.max(0, words.length - needed + 1);
    this.#isEvery = papersIn(words.slice(0, letting).flat()) > part.size * MANY;
    words.forEach((standIns, index) => {
      if (this.#isEvery) this.#addToEvery(standIns);
      else if (index < letting) this.#addAndLetIn(standIns);
      else this.#addToLetIn(standIns);
    });
    this.most = this.#findMost(words.length);
  }

  /** The place of one of the papers that were let in. */
  placeAt(index: number): number {
    return this.#isEvery ? index : (this.#letIn[index] as number);
  }

  /** Whether it fits enough words, and is there. */
  fits(place: number): boolean {
    return (this.#matched[place] as number) >= this.needed && this.#dead[place] !== 1;
  }

  /** @param shares what of its value a paper scores that fits so many words */
  score(place: number, shares: Float64Array): number {
    return (this.#values[place] as number) * (shares[this.#matched[place] as number] as number);
  }

  /** The index of the next paper from one on that scores so much or more; `count` where none does. */
  nextFrom(index: number, floor: number, shares: Float64Array): number {
    const { count } = this;
    const values = this.#values;
    const matched = this.#matched;
    const letIn = this.#isEvery ? null : this.#letIn;
    let next = index;
    for (; next < count; next += 1) {
      const place = letIn ? (letIn[next] as number) : next;
      if ((values[place] as number) * (shares[matched[place] as number] as number) >= floor) break;
    }
    return next;
  }

  /** Adds what a stem counts to papers that fit something. */
  addBonus(corpus: Corpus, part: Part, stem: string, factor: number): void {
    const found = part.papersAbout(stem);
    if (!found) return;
    const { papers, weights, from, to } = found;
    const { lengths } = part;
    const values = this.#values;
    const { fixed, perLength } = lengthLoss(corpus);
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const before = values[paper] as number;
      if (before === 0) continue;
      const weight = weights[at] as number;
      values[paper] =
        before + (factor * weight) / (weight + fixed + perLength * (lengths[paper] as number));
      this.gained.note(paper);
    }
  }

  #addToEvery(standIns: readonly StandIn[]): void {
    const values = this.#values;
    const matched = this.#matched;
    const [only, ...others] = standIns;
    if (only?.weights && others.length === 0) {
      this.#word.addAlone(only, only.weights, values, matched);
      return;
    }
    for (const standIn of standIns) this.#word.takeAll(standIn);
    const { best } = this.#word;
    const size = this.#size;
    for (let paper = 0; paper < size; paper += 1) {
      const value = best[paper] as number;
      values[paper] = (values[paper] as number) + value;
      matched[paper] = (matched[paper] as number) + (value > 0 ? 1 : 0);
      best[paper] = 0;
    }
  }

  #addAndLetIn(standIns: readonly StandIn[]): void {
    for (const standIn of standIns) this.#word.takeAll(standIn);
    const { best } = this.#word;
    for (const { papers, from, to } of standIns) {
      for (let at = from; at < to; at += 1) {
        const paper = papers[at] as number;
        if (best[paper] === 0) continue;
        if (this.#matched[paper] === 0) {
          this.#letIn[this.#letInCount] = paper;
          this.#letInCount += 1;
        }
        this.#addBest(paper);
      }
    }
  }

  #addToLetIn(standIns: readonly StandIn[]): void {
    const count = this.#letInCount;
    for (const standIn of standIns) {
      const { papers, from, to } = standIn;
      if (to - from > count * LOOK_UP) {
        for (let index = 0; index < count; index += 1) {
          const at = indexIn(standIn, this.#letIn[index] as number);
          if (at !== -1) this.#word.take(standIn, at);
        }
      } else {
        for (let at = from; at < to; at += 1)
          if (this.#matched[papers[at] as number] !== 0) this.#word.take(standIn, at);
      }
    }
    for (let index = 0; index < count; index += 1) {
      const paper = this.#letIn[index] as number;
      if (this.#word.best[paper] !== 0) this.#addBest(paper);
    }
  }

  #addBest(paper: number): void {
    const { best } = this.#word;
    this.#values[paper] = (this.#values[paper] as number) + (best[paper] as number);
    this.#matched[paper] = (this.#matched[paper] as number) + 1;
    best[paper] = 0;
  }

  #findMost(words: number): number {
    const { count } = this;
    let most = 0;
    for (let index = 0; index < count && most < words; index += 1) {
      const place = this.placeAt(index);
      const fitted = this.#matched[place] as number;
      if (fitted > most && this.#dead[place] !== 1) most = fitted;
    }
    return most;
  }

  /** Forgets the last question. */
  #begin(corpus: Corpus, part: Part): void {
    const { size } = part;
    if (size > this.#values.length) {
      const room = Math.ceil(size * 1.5);
      this.#values = new Float64Array(room);
      this.#matched = new Uint8Array(room);
      this.#letIn = new Uint32Array(room);
    } else if (this.#isEvery) {
      this.#values.fill(0, 0, this.#size);
      this.#matched.fill(0, 0, this.#size);
    } else {
      for (let index = 0; index < this.#letInCount; index += 1) {
        const paper = this.#letIn[index] as number;
        this.#values[paper] = 0;
        this.#matched[paper] = 0;
      }
    }
    this.#dead = part.dead;
    this.#size = size;
    this.#letInCount = 0;
    this.#word.begin(corpus, part);
    this.gained.begin(size);
  }
}
