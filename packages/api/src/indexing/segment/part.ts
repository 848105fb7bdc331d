/** The papers that are about a stem. */
export interface WordPapers {
  /** Places of papers, ascending, from `from` up to `to`. */
  papers: Uint32Array;
  /** How much each is about it. */
  weights: Uint8Array;
  from: number;
  to: number;
}

/** The papers that have a mark. */
export type MarkPapers = Omit<WordPapers, "weights">;

/** Some of the papers of an index; a paper is known by its place. What was removed keeps its place, and is dead. */
export interface Part {
  /** How many places there are. */
  readonly size: number;
  /** 1 where the paper was removed. */
  readonly dead: Uint8Array;
  /** How many words a paper has, by weight. */
  readonly lengths: Uint16Array;
  keyAt(place: number): number;
  /** The place of a paper; -1 where it is not, or not any more. */
  placeOf(key: number): number;
  /** @returns false when there is none of this key */
  remove(key: number): boolean;
  /** How many papers are about the stem. */
  frequency(stem: string): number;
  papersAbout(stem: string): WordPapers | null;
  /** How many papers have the mark. */
  markFrequency(mark: string): number;
  papersWith(mark: string): MarkPapers | null;
  /** Of these stems those that a paper has, as it spells them first, and at most so many. */
  spellings(stems: readonly string[], most: number): (place: number) => string[];
  /** How much a paper is about each of its stems. */
  stemWeights(place: number): Map<string, number>;
  /** Whether the stems follow each other in a paper. */
  rowTest(stems: readonly string[]): (place: number) => boolean;
  marksOf(place: number): string[];
  /** Calls back for each mark that begins so, in no order, with how many papers have it and the key of the newest. */
  eachMark(prefix: string, visit: (mark: string, papers: number, newest: number) => void): void;
  /** Calls back for each form that begins so and how often it stands in the papers, in no order. */
  eachForm(prefix: string, visit: (form: string, count: number) => void): void;
  /** Calls back for each form within so many edits, in no order. */
  formsNear(
    form: string,
    most: number,
    visit: (form: string, count: number, distance: number) => void,
  ): void;
}
