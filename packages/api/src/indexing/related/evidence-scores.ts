import { MARK } from "../analyse-paper.ts";
import type { Ranked } from "../best-papers.ts";
import type { Corpus } from "../corpus.ts";
import { markFrequencyOf } from "../corpus.ts";
import type { ReaderKeeps } from "../keeps/reader-keeps.ts";
import { Scores } from "../scores.ts";
import { KeptPlaces } from "./kept-places.ts";
import { marksOfKind } from "./profile.ts";
import type { Profile } from "./profile.ts";

/** Of a paper that more people keep, about so many are asked. */
const MOST_READERS = 300;
/** What somebody counts who keeps a near paper together with the candidate. */
const NEIGHBOURS_READER = 0.05;
/** What counts as much as how many readers who keep both. */
const WORTH = { author: 1, citation: 2, reference: 0.5 } as const;
/** What more papers have says nothing of two. */
const MOST_PAPERS = 1_000;

/** What speaks for papers besides their words, counted in readers who keep both; by part and place. */
export class EvidenceScores {
  readonly parts: Scores[] = [];
  readonly #kept = new KeptPlaces();

  /**
   * Gathers who keeps what together with the papers of the profile, or with those nearest to it; and what shares
   * authors, cites or is cited.
   * @param nearest by words, with the score divided by the best
   */
  gather(
    corpus: Corpus,
    keeps: ReaderKeeps,
    { like, marks }: Profile,
    nearest: readonly Ranked[],
  ): void {
    corpus.parts.forEach((part, index) => {
      (this.parts[index] ??= new Scores(part.size)).reset(part.size);
    });
    for (const key of like) this.#addReaders(corpus, keeps, key, 1 / like.length);
    for (const { key, score } of nearest)
      this.#addReaders(corpus, keeps, key, NEIGHBOURS_READER * score);
    for (const author of marksOfKind(marks, "author"))
      this.#addMarked(corpus, MARK.author + author, WORTH.author);
    for (const reference of marksOfKind(marks, "reference")) {
      this.#addPaper(corpus, Number(reference), WORTH.citation);
      this.#addMarked(corpus, MARK.reference + reference, WORTH.reference);
    }
    for (const key of like) this.#addMarked(corpus, MARK.reference + key, WORTH.citation);
  }

  #addReaders(corpus: Corpus, keeps: ReaderKeeps, key: number, worth: number): void {
    const paper = keeps.numberOf(key);
    if (paper === -1) return;
    const together = keeps.together(paper, MOST_READERS);
    const { papers, length, countOf } = together;
    const [base] = corpus.parts;
    const places = base && this.#kept.of(base, keeps);
    for (let at = 0; at < length; at += 1) {
      const other = papers[at] as number;
      const readers = countOf(other);
      if (readers === 0) continue;
      const place = places?.[other] ?? -1;
      if (place !== -1 && base?.dead[place] !== 1) this.#add(0, place, worth * readers);
      else this.#addPaper(corpus, keeps.keyOf(other), worth * readers);
    }
  }

  #addPaper({ parts }: Corpus, key: number, worth: number): void {
    parts.forEach((part, index) => {
      const place = part.placeOf(key);
      if (place !== -1) this.#add(index, place, worth);
    });
  }

  #addMarked(corpus: Corpus, mark: string, worth: number): void {
    if (markFrequencyOf(corpus, mark) > MOST_PAPERS) return;
    corpus.parts.forEach((part, index) => {
      const found = part.papersWith(mark);
      if (!found) return;
      for (let at = found.from; at < found.to; at += 1)
        this.#add(index, found.papers[at] as number, worth);
    });
  }

  #add(part: number, place: number, worth: number): void {
    const scores = this.parts[part] as Scores;
    scores.set(place, (scores.values[place] as number) + worth);
  }
}
