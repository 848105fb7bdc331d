import { indexOf, lengthOf, rangeOf, textAt } from "./dictionary.ts";
import { HEAD_WEIGHT, MOST_WEIGHT } from "./invert.ts";
import { KnownTexts } from "./known-texts.ts";
import { NearForms } from "./near-forms.ts";
import type { MarkPapers, Part, WordPapers } from "./part.ts";
import type { Postings, Rows, Segment } from "./segment.ts";
import { spellWords } from "./spell-words.ts";

/** The papers of a segment, less those that were removed since. */
export class BasePart implements Part {
  readonly segment: Segment;
  readonly size: number;
  readonly dead: Uint8Array;
  /** How many papers were removed. */
  removed = 0;
  readonly lengths: Uint16Array;
  readonly #frequencies: Uint32Array;
  readonly #markFrequencies: Uint32Array;
  readonly #formCounts: Uint32Array;
  readonly #stems: KnownTexts;
  /** By stem, all 0: where a paper's stems are counted. Made when that is asked for the first time. */
  #sums: Uint32Array | undefined;
  /** Made when a word is misspelt for the first time. */
  #near: NearForms | undefined;

  constructor(segment: Segment) {
    this.segment = segment;
    this.size = segment.keys.length;
    this.dead = new Uint8Array(this.size);
    this.lengths = segment.lengths;
    this.#frequencies = countsOf(segment.postings);
    this.#markFrequencies = countsOf(segment.markPostings);
    this.#formCounts = Uint32Array.from(segment.formCounts);
    this.#stems = new KnownTexts(segment.stems);
  }

  keyAt(place: number): number {
    return this.segment.keys[place] ?? 0;
  }

  placeOf(key: number): number {
    const { keys } = this.segment;
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return keys[low] === key && this.dead[low] !== 1 ? low : -1;
  }

  remove(key: number): boolean {
    const place = this.placeOf(key);
    if (place === -1) return false;
    this.dead[place] = 1;
    this.removed += 1;
    const { sequences, markRows, stemOfForm } = this.segment;
    const stems = new Set<number>();
    for (const form of row(sequences, place)) {
      this.#formCounts[form] = (this.#formCounts[form] ?? 0) - 1;
      stems.add(stemOfForm[form] ?? 0);
    }
    for (const stem of stems) this.#frequencies[stem] = (this.#frequencies[stem] ?? 0) - 1;
    for (const mark of row(markRows, place))
      this.#markFrequencies[mark] = (this.#markFrequencies[mark] ?? 0) - 1;
    return true;
  }

  frequency(stem: string): number {
    return this.#frequencies[this.#stems.placeOf(stem)] ?? 0;
  }

  papersAbout(stem: string): WordPapers | null {
    const { postings, weights } = this.segment;
    const found = papersOf(postings, this.#stems.placeOf(stem));
    return found && { ...found, weights };
  }

  markFrequency(mark: string): number {
    return this.#markFrequencies[indexOf(this.segment.marks, mark)] ?? 0;
  }

  papersWith(mark: string): MarkPapers | null {
    return papersOf(this.segment.markPostings, indexOf(this.segment.marks, mark));
  }

  spellings(stems: readonly string[], most: number): (place: number) => string[] {
    const { forms, sequences, stemOfForm } = this.segment;
    const wanted = new Map(stems.map((text, rank) => [this.#stems.placeOf(text), rank]));
    return (place) => {
      const own = row(sequences, place);
      const found = new Map<number, number>();
      for (let at = 0; at < own.length; at += 1) {
        const rank = wanted.get(stemOfForm[own[at] as number] ?? 0);
        if (rank !== undefined && !found.has(rank)) found.set(rank, at);
      }
      const places = [...found].sort(([a], [b]) => a - b).map(([, at]) => at);
      return spellWords(places, most, {
        formAt: (at) => (at < own.length ? textAt(forms, own[at] as number) : ""),
        lengthAt: (at) => (at < own.length ? lengthOf(forms, own[at] as number) : 0),
      });
    };
  }

  stemWeights(place: number): Map<string, number> {
    const { sequences, stemOfForm } = this.segment;
    const { offsets, values } = sequences;
    const begin = offsets[place] as number;
    const end = offsets[place + 1] as number;
    const headEnd = begin + (this.segment.headEnds[place] ?? 0);
    const sums = (this.#sums ??= new Uint32Array(this.#frequencies.length));
    for (let at = begin; at < end; at += 1) {
      const stem = stemOfForm[values[at] as number] as number;
      sums[stem] = (sums[stem] as number) + (at < headEnd ? HEAD_WEIGHT : 1);
    }
    const weights = new Map<string, number>();
    for (let at = begin; at < end; at += 1) {
      const stem = stemOfForm[values[at] as number] as number;
      const weight = sums[stem] as number;
      if (weight === 0) continue;
      sums[stem] = 0;
      weights.set(this.#stems.textAt(stem), Math.min(weight, MOST_WEIGHT));
    }
    return weights;
  }

  rowTest(stems: readonly string[]): (place: number) => boolean {
    const { sequences, stemOfForm } = this.segment;
    const wanted = stems.map((text) => this.#stems.placeOf(text));
    if (wanted.includes(-1)) return () => false;
    const { offsets, values } = sequences;
    return (place) => {
      const last = (offsets[place + 1] as number) - wanted.length;
      for (let from = offsets[place] as number; from <= last; from += 1) {
        let at = 0;
        while (at < wanted.length && stemOfForm[values[from + at] as number] === wanted[at])
          at += 1;
        if (at === wanted.length) return true;
      }
      return false;
    };
  }

  marksOf(place: number): string[] {
    const { markRows, marks } = this.segment;
    return Array.from(row(markRows, place), (mark) => textAt(marks, mark));
  }

  eachMark(prefix: string, visit: (mark: string, papers: number, newest: number) => void): void {
    const { marks, markPostings } = this.segment;
    const { from, to } = rangeOf(marks, prefix);
    for (let mark = from; mark < to; mark += 1) {
      const count = this.#markFrequencies[mark] ?? 0;
      if (count === 0) continue;
      let last = (markPostings.offsets[mark + 1] ?? 0) - 1;
      while (this.dead[markPostings.papers[last] ?? 0] === 1) last -= 1;
      visit(textAt(marks, mark), count, this.keyAt(markPostings.papers[last] ?? 0));
    }
  }

  eachForm(prefix: string, visit: (form: string, count: number) => void): void {
    const { from, to } = rangeOf(this.segment.forms, prefix);
    for (let form = from; form < to; form += 1) {
      const count = this.#formCounts[form] ?? 0;
      if (count > 0) visit(textAt(this.segment.forms, form), count);
    }
  }

  formsNear(
    form: string,
    most: number,
    visit: (form: string, count: number, distance: number) => void,
  ): void {
    const { forms } = this.segment;
    this.#near ??= new NearForms(forms);
    this.#near.each(form, most, (other, distance) => {
      const count = this.#formCounts[other] ?? 0;
      if (count > 0) visit(textAt(forms, other), count, distance);
    });
  }
}

function row({ offsets, values }: Rows, place: number): Uint32Array {
  return values.subarray(offsets[place], offsets[place + 1]);
}

function countsOf({ offsets }: Postings): Uint32Array {
  const counts = new Uint32Array(offsets.length - 1);
  for (let index = 0; index < counts.length; index += 1)
    counts[index] = (offsets[index + 1] ?? 0) - (offsets[index] ?? 0);
  return counts;
}

function papersOf({ offsets, papers }: Postings, term: number): MarkPapers | null {
  if (term === -1) return null;
  return { papers, from: offsets[term] ?? 0, to: offsets[term + 1] ?? 0 };
}
