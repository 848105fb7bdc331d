import type { AnalysedPaper } from "../analyse-paper.ts";
import { EditMeter, lettersIn } from "../text/edit-distance.ts";
import { stem } from "../text/stem.ts";
import { Forward } from "./forward.ts";
import { HEAD_WEIGHT, MOST_LENGTH, MOST_WEIGHT } from "./invert.ts";
import { countBits, lettersOf } from "./letter-sieve.ts";
import type { MarkPapers, Part, WordPapers } from "./part.ts";
import { spellWords } from "./spell-words.ts";

/** Papers of a term, which grow. */
interface GrowingPapers extends WordPapers {
  alive: number;
}

/** A word as it is spelled: how often it stands in the papers, and what it is compared by. */
interface CountedForm {
  count: number;
  letters: Uint16Array;
  /** Which letters it has: see `lettersOf`. */
  sieve: number;
}

/** The papers that came since the base was made: few, and ready to be searched as soon as they are added. */
export class Delta implements Part {
  readonly forward = new Forward();
  readonly papers: AnalysedPaper[] = [];
  dead = new Uint8Array(64);
  lengths = new Uint16Array(64);
  readonly #places = new Map<number, number>();
  readonly #stems = new Map<string, GrowingPapers>();
  readonly #marks = new Map<string, GrowingPapers>();
  readonly #forms = new Map<string, CountedForm>();

  get size(): number {
    return this.papers.length;
  }

  /** Adds a paper whose key is not in it. */
  add(paper: AnalysedPaper): void {
    const place = this.forward.add(paper);
    this.papers.push(paper);
    this.#places.set(paper.key, place);
    if (place >= this.lengths.length) {
      this.lengths = grown(this.lengths, new Uint16Array(place * 2));
      this.dead = grown(this.dead, new Uint8Array(place * 2));
    }
    let length = 0;
    for (const [text, weight] of this.stemWeights(place)) {
      addPaper(this.#stems, text, place, weight);
      length += weight;
    }
    this.lengths[place] = Math.min(length, MOST_LENGTH);
    for (const mark of paper.marks) addPaper(this.#marks, mark, place, 1);
    for (const form of paper.forms) this.#countForm(form);
  }

  remove(key: number): boolean {
    const place = this.placeOf(key);
    const paper = this.papers[place];
    if (!paper) return false;
    this.#places.delete(key);
    this.dead[place] = 1;
    for (const text of new Set(this.#stemsOf(place))) loseOne(this.#stems, text);
    for (const mark of paper.marks) loseOne(this.#marks, mark);
    for (const form of paper.forms) {
      const counted = this.#forms.get(form);
      if (counted) counted.count -= 1;
    }
    return true;
  }

  keyAt(place: number): number {
    return this.papers[place]?.key ?? 0;
  }

  placeOf(key: number): number {
    return this.#places.get(key) ?? -1;
  }

  frequency(text: string): number {
    return this.#stems.get(text)?.alive ?? 0;
  }

  papersAbout(text: string): WordPapers | null {
    return this.#stems.get(text) ?? null;
  }

  markFrequency(mark: string): number {
    return this.#marks.get(mark)?.alive ?? 0;
  }

  papersWith(mark: string): MarkPapers | null {
    return this.#marks.get(mark) ?? null;
  }

  spellings(stems: readonly string[], most: number): (place: number) => string[] {
    return (place) => {
      const own = this.#stemsOf(place);
      const places = stems.map((text) => own.indexOf(text)).filter((at) => at !== -1);
      const formAt = (at: number) => this.#formsOf(place)[at] ?? "";
      return spellWords(places, most, { formAt, lengthAt: (at) => formAt(at).length });
    };
  }

  /** How much a paper is about each of its stems. */
  stemWeights(place: number): Map<string, number> {
    const headEnd = this.papers[place]?.headEnd ?? 0;
    const weights = new Map<string, number>();
    this.#stemsOf(place).forEach((text, at) =>
      weights.set(text, (weights.get(text) ?? 0) + (at < headEnd ? HEAD_WEIGHT : 1)),
    );
    for (const [text, weight] of weights) {
      if (weight > MOST_WEIGHT) weights.set(text, MOST_WEIGHT);
    }
    return weights;
  }

  rowTest(stems: readonly string[]): (place: number) => boolean {
    return (place) => {
      const row = this.#stemsOf(place);
      return row.some((_, from) => stems.every((text, at) => row[from + at] === text));
    };
  }

  marksOf(place: number): string[] {
    return this.papers[place]?.marks ?? [];
  }

  eachMark(prefix: string, visit: (mark: string, papers: number, newest: number) => void): void {
    for (const [mark, { alive, papers, to }] of this.#marks) {
      if (alive === 0 || !mark.startsWith(prefix)) continue;
      let newest = 0;
      for (let at = 0; at < to; at += 1) {
        const place = papers[at] as number;
        if (this.dead[place] !== 1) newest = Math.max(newest, this.keyAt(place));
      }
      visit(mark, alive, newest);
    }
  }

  eachForm(prefix: string, visit: (form: string, count: number) => void): void {
    for (const [form, { count }] of this.#forms)
      if (count > 0 && form.startsWith(prefix)) visit(form, count);
  }

  formsNear(
    form: string,
    most: number,
    visit: (form: string, count: number, distance: number) => void,
  ): void {
    const meter = new EditMeter(form);
    const sieve = lettersOf(lettersIn(form), 0, form.length);
    for (const [other, { count, letters, sieve: theirs }] of this.#forms) {
      if (count === 0 || countBits(theirs ^ sieve) > 2 * most) continue;
      const distance = meter.distanceTo(letters, 0, letters.length, most);
      if (distance <= most) visit(other, count, distance);
    }
  }

  #countForm(form: string): void {
    const counted = this.#forms.get(form);
    if (counted) {
      counted.count += 1;
      return;
    }
    const letters = lettersIn(form);
    this.#forms.set(form, { count: 1, letters, sieve: lettersOf(letters, 0, letters.length) });
  }

  #formsOf(place: number): string[] {
    return this.papers[place]?.forms ?? [];
  }

  #stemsOf(place: number): string[] {
    return this.#formsOf(place).map(stem);
  }
}

function addPaper(
  terms: Map<string, GrowingPapers>,
  text: string,
  place: number,
  weight: number,
): void {
  let term = terms.get(text);
  if (!term) {
    term = { papers: new Uint32Array(2), weights: new Uint8Array(2), from: 0, to: 0, alive: 0 };
    terms.set(text, term);
  }
  if (term.to === term.papers.length) {
    term.papers = grown(term.papers, new Uint32Array(term.to * 2));
    term.weights = grown(term.weights, new Uint8Array(term.to * 2));
  }
  term.papers[term.to] = place;
  term.weights[term.to] = weight;
  term.to += 1;
  term.alive += 1;
}

function loseOne(terms: Map<string, GrowingPapers>, text: string): void {
  const term = terms.get(text);
  if (term) term.alive -= 1;
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
