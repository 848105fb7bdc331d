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
  /** The papers that fit enough words, `count` of them. */
  fitting = new Uint32Array(0);
  count = 0;
  /** How many words fits who fits most. */
  most = 0;
  #touched = new Uint32Array(0);
  #touchedCount = 0;
  /** Whether papers come in that fitted nothing yet. */
  #isOpen = true;
  #stamps = new Uint8Array(0);
  #best = new Float32Array(0);

  /**
   * Scores every paper of the part that fits enough words; some that fit fewer, too. What fits none of the first words
   * cannot fit enough any more when too few are left, so of the last ones, which most papers have, those are passed by.
   * @param groups the words, the rarest first
   * @param needed how many of them are enough
   */
  fill(corpus: Corpus, part: Part, groups: readonly WordGroup[], needed: number): void {
    this.#reset(part.size);
    groups.forEach((group, index) => {
      this.#isOpen = groups.length - index >= needed;
      this.#addGroup(corpus, part, group, index + 1);
    });
    this.findFitting(part, needed);
  }

  /** Finds who of those that were scored fits so many words. */
  findFitting({ dead }: Part, needed: number): void {
    const { matched, fitting } = this;
    const touched = this.#touched;
    this.count = 0;
    this.most = 0;
    for (let at = 0; at < this.#touchedCount; at += 1) {
      const paper = touched[at] as number;
      const words = matched[paper] as number;
      if (words < needed || dead[paper] === 1) continue;
      if (words > this.most) this.most = words;
      fitting[this.count] = paper;
      this.count += 1;
    }
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

  #addGroup(corpus: Corpus, part: Part, { members, name }: WordGroup, stamp: number): void {
    const found = members.flatMap(({ stem, factor }) => {
      const papers = part.papersAbout(stem);
      if (!papers) return [];
      return [{ papers, worth: factor * idf(corpus, frequencyOf(corpus, stem)) * (BM25.k1 + 1) }];
    });
    const named = name === null ? null : part.papersWith(name);
    const [only, ...others] = found;
    if (only && others.length === 0 && !named) {
      this.#addOnly(corpus, part, only.papers, only.worth);
      return;
    }
    for (const { papers, worth } of found) this.#addMember(corpus, part, papers, worth, stamp);
    if (!named || name === null) return;
    const worth = NAME * idf(corpus, markFrequencyOf(corpus, name));
    for (let at = named.from; at < named.to; at += 1)
      this.#fit(named.papers[at] as number, worth, stamp);
  }

  /** What a word counts for which nothing else may stand, as most words: nearly all of a search is spent here. */
  #addOnly(corpus: Corpus, part: Part, found: WordPapers, worth: number): void {
    const { papers, weights, from, to } = found;
    const perLength = (BM25.k1 * BM25.b) / corpus.meanLength;
    const { lengths } = part;
    const { values, matched } = this;
    const touched = this.#touched;
    const isOpen = this.#isOpen;
    let count = this.#touchedCount;
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const before = matched[paper] as number;
      if (before === 0) {
        if (!isOpen) continue;
        touched[count] = paper;
        count += 1;
      }
      matched[paper] = before + 1;
      const weight = weights[at] as number;
      const length = FIXED + perLength * (lengths[paper] as number);
      values[paper] = (values[paper] as number) + (worth * weight) / (weight + length);
    }
    this.#touchedCount = count;
  }

  /** What one of several counts that may stand for a word. */
  #addMember(
    corpus: Corpus,
    part: Part,
    { papers, weights, from, to }: WordPapers,
    worth: number,
    stamp: number,
  ): void {
    const perLength = (BM25.k1 * BM25.b) / corpus.meanLength;
    const { lengths } = part;
    for (let at = from; at < to; at += 1) {
      const paper = papers[at] as number;
      const weight = weights[at] as number;
      const length = FIXED + perLength * (lengths[paper] as number);
      this.#fit(paper, (worth * weight) / (weight + length), stamp);
    }
  }

  /** A paper fits a word as well as the best that may stand for it. */
  #fit(paper: number, value: number, stamp: number): void {
    if (this.#stamps[paper] === stamp) {
      const best = this.#best[paper] as number;
      if (value <= best) return;
      this.values[paper] = (this.values[paper] as number) + value - best;
    } else {
      if (this.matched[paper] === 0) {
        if (!this.#isOpen) return;
        this.#touched[this.#touchedCount] = paper;
        this.#touchedCount += 1;
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
      this.fitting = new Uint32Array(room);
      this.#touched = new Uint32Array(room);
      this.#stamps = new Uint8Array(room);
      this.#best = new Float32Array(room);
    }
    for (let at = 0; at < this.#touchedCount; at += 1) {
      const paper = this.#touched[at] as number;
      this.values[paper] = 0;
      this.matched[paper] = 0;
      this.#stamps[paper] = 0;
    }
    this.#touchedCount = 0;
  }
}

const FIXED = BM25.k1 * (1 - BM25.b);
