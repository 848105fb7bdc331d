import { lengthLoss } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import type { Part } from "../segment/part.ts";
import type { StandIn } from "./stand-ins.ts";

/** What each paper of a part counts for the word at hand: as much as the best that may stand for it. */
export class WordValues {
  /** By place; 0 where nothing of the word stands, and everywhere between words. */
  best = new Float64Array(0);
  #lengths: Uint16Array = new Uint16Array(0);
  #fixed = 0;
  #perLength = 0;

  /** Turns to the papers of a part. */
  begin(corpus: Corpus, { size, lengths }: Part): void {
    if (size > this.best.length) this.best = new Float64Array(Math.ceil(size * 1.5));
    this.#lengths = lengths;
    ({ fixed: this.#fixed, perLength: this.#perLength } = lengthLoss(corpus));
  }

  /** Takes in all papers of a stand-in. */
  takeAll({ papers, weights, from, to, worth }: StandIn): void {
    const { best } = this;
    const lengths = this.#lengths;
    const fixed = this.#fixed;
    const perLength = this.#perLength;
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const before = best[paper] as number;
      let value = worth;
      if (weights) {
        const weight = weights[at] as number;
        const length = fixed + perLength * (lengths[paper] as number);
        value = (worth * weight) / (weight + length);
      }
      best[paper] = value > before ? value : before;
    }
  }

  /** Takes in one paper of a stand-in. */
  take({ papers, weights, worth }: StandIn, at: number): void {
    const paper = papers[at] as number;
    const weight = weights ? (weights[at] as number) : 0;
    const length = this.#fixed + this.#perLength * (this.#lengths[paper] as number);
    const value = weights ? (worth * weight) / (weight + length) : worth;
    if (value > (this.best[paper] as number)) this.best[paper] = value;
  }

  /** Adds what a word counts for which a stem alone may stand, and that it fits. */
  addAlone(
    { papers, from, to, worth }: StandIn,
    weights: Uint8Array,
    values: Float64Array,
    matched: Uint8Array,
  ): void {
    const lengths = this.#lengths;
    const fixed = this.#fixed;
    const perLength = this.#perLength;
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const weight = weights[at] as number;
      const length = fixed + perLength * (lengths[paper] as number);
      values[paper] = (values[paper] as number) + (worth * weight) / (weight + length);
      matched[paper] = (matched[paper] as number) + 1;
    }
  }
}
