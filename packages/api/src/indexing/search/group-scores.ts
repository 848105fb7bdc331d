import { BM25, idf } from "../bm25.ts";
import type { Corpus } from "../corpus.ts";
import { frequencyOf, markFrequencyOf } from "../corpus.ts";
import type { Part, WordPapers } from "../segment/part.ts";
import type { WordGroup } from "./word-groups.ts";

/** What a name counts beside a word of the same spelling. */
const NAME = 0.6;

/** How well the papers of a part fit a question. */
export class GroupScores {
  values = new Float32Array(0);
  /** How many of the question's words each paper fits. */
  matched = new Uint8Array(0);
  touched = new Uint32Array(0);
  count = 0;
  #stamps = new Uint8Array(0);
  #best = new Float32Array(0);

  /** Scores every paper of the part that fits a word. */
  fill(corpus: Corpus, part: Part, groups: readonly WordGroup[]): void {
    this.#reset(part.size);
    groups.forEach((group, index) => {
      this.#addGroup(corpus, part, group, index + 1);
    });
  }

  /** Adds to papers that fit already. */
  addBonus(corpus: Corpus, part: Part, stem: string, factor: number): void {
    const found = part.papersAbout(stem);
    if (!found) return;
    const { papers, weights, from, to } = found;
    const { lengths } = part;
    const { values } = this;
    const perLength = (BM25.k1 * BM25.b) / corpus.meanLength;
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const before = values[paper] as number;
      if (before === 0) continue;
      const weight = weights[at] as number;
      const saturation = weight + FIXED + perLength * (lengths[paper] as number);
      values[paper] = before + (factor * weight) / saturation;
    }
  }

  #addGroup(corpus: Corpus, part: Part, group: WordGroup, stamp: number): void {
    for (const { stem, factor } of group.members) {
      const found = part.papersAbout(stem);
      if (!found) continue;
      const worth = factor * idf(corpus, frequencyOf(corpus, stem)) * (BM25.k1 + 1);
      this.#addMember(corpus, part, found, worth, stamp);
    }
    const named = group.name === null ? null : part.papersWith(group.name);
    if (!named || group.name === null) return;
    const worth = NAME * idf(corpus, markFrequencyOf(corpus, group.name));
    for (let at = named.from; at < named.to; at += 1)
      this.#fit(named.papers[at] as number, worth, stamp);
  }

  #addMember(
    corpus: Corpus,
    part: Part,
    { papers, weights, from, to }: WordPapers,
    worth: number,
    stamp: number,
  ): void {
    const perLength = (BM25.k1 * BM25.b) / corpus.meanLength;
    const { lengths } = part;
    const { values, matched, touched } = this;
    const stamps = this.#stamps;
    const best = this.#best;
    let { count } = this;
    // The same as `#fit`, with all of it at hand: nearly all of a search is spent here.
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const weight = weights[at] as number;
      const value = (worth * weight) / (weight + FIXED + perLength * (lengths[paper] as number));
      if (stamps[paper] === stamp) {
        const before = best[paper] as number;
        if (value <= before) continue;
        values[paper] = (values[paper] as number) + value - before;
      } else {
        const before = matched[paper] as number;
        if (before === 0) {
          touched[count] = paper;
          count += 1;
        }
        stamps[paper] = stamp;
        matched[paper] = before + 1;
        values[paper] = (values[paper] as number) + value;
      }
      best[paper] = value;
    }
    this.count = count;
  }

  /** A paper fits a word as well as the best that may stand for it. */
  #fit(paper: number, value: number, stamp: number): void {
    if (this.#stamps[paper] === stamp) {
      const best = this.#best[paper] as number;
      if (value <= best) return;
      this.values[paper] = (this.values[paper] as number) + value - best;
    } else {
      if (this.matched[paper] === 0) {
        this.touched[this.count] = paper;
        this.count += 1;
      }
      this.#stamps[paper] = stamp;
      this.matched[paper] = (this.matched[paper] as number) + 1;
      this.values[paper] = (this.values[paper] as number) + value;
    }
    this.#best[paper] = value;
  }

  #reset(size: number): void {
    if (size > this.values.length) {
      const room = Math.ceil(size * 1.5);
      this.values = new Float32Array(room);
      this.matched = new Uint8Array(room);
      this.touched = new Uint32Array(room);
      this.#stamps = new Uint8Array(room);
      this.#best = new Float32Array(room);
    }
    for (let at = 0; at < this.count; at += 1) {
      const paper = this.touched[at] as number;
      this.values[paper] = 0;
      this.matched[paper] = 0;
      this.#stamps[paper] = 0;
    }
    this.count = 0;
  }
}

const FIXED = BM25.k1 * (1 - BM25.b);
