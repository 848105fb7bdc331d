import { createHash } from "node:crypto";
import type { Keep, PaperReader } from "../paper-engine.ts";
import { KeepRows } from "./keep-rows.ts";
import type { PackedRows } from "./keep-rows.ts";

/** So many people have to keep both papers before what they keep in private says anything of the two. */
const LEAST_PRIVATE = 5;

/** There are so many hashes of readers. */
const HASHES = 2 ** 52;

/** How many people keep each of some papers together with one paper. */
export interface TogetherCounts {
  /** The numbers of these papers, each once. */
  papers: Uint32Array;
  length: number;
  /** By a paper's number: how many people, as far as they may be told of. */
  countOf: (paper: number) => number;
}

/** What is kept, in typed arrays. Nobody's id stands in it. */
export interface PackedKeeps {
  /** A hash of each reader's id. */
  readers: Float64Array;
  keys: Uint32Array;
  byReader: PackedRows;
  byPaper: PackedRows;
}

/**
 * Who keeps what. A value in a row is the other side's number, doubled, plus one when the keep is public. What is
 * private counts for two papers when at least `LEAST_PRIVATE` people keep both, and is else as if it were not.
 */
export class ReaderKeeps {
  readonly #readers: number[];
  readonly #readerNumbers = new Map<number, number>();
  readonly #keys: number[];
  readonly #paperNumbers = new Map<number, number>();
  readonly #byReader: KeepRows;
  readonly #byPaper: KeepRows;
  #everyone = new Uint32Array(64);
  #openly = new Uint32Array(64);
  #touched = new Uint32Array(64);
  #touchedLength = 0;

  constructor(packed?: PackedKeeps) {
    this.#readers = Array.from(packed?.readers ?? []);
    this.#keys = Array.from(packed?.keys ?? []);
    this.#readers.forEach((reader, number) => this.#readerNumbers.set(reader, number));
    this.#keys.forEach((key, number) => this.#paperNumbers.set(key, number));
    this.#byReader = new KeepRows(packed?.byReader);
    this.#byPaper = new KeepRows(packed?.byPaper);
  }

  set(readerId: string, key: number, keep: Keep | null): void {
    const reader = numberOf(hashOf(readerId), this.#readerNumbers, this.#readers, keep !== null);
    const paper = numberOf(key, this.#paperNumbers, this.#keys, keep !== null);
    if (reader !== -1 && paper !== -1) this.#set(reader, paper, keep);
  }

  #set(reader: number, paper: number, keep: Keep | null): void {
    this.#byReader.set(reader, paper, keep);
    this.#byPaper.set(paper, reader, keep);
  }

  /** Says who keeps a paper: those named, and nobody else. */
  setReaders(key: number, readers: readonly PaperReader[]): void {
    const wanted = new Map<number, Keep>();
    for (const { reader, keep } of readers) {
      const number = numberOf(hashOf(reader), this.#readerNumbers, this.#readers, true);
      if (keep === "PUBLIC" || !wanted.has(number)) wanted.set(number, keep);
    }
    const paper = numberOf(key, this.#paperNumbers, this.#keys, wanted.size > 0);
    if (paper === -1) return;
    for (const value of Array.from(this.#byPaper.row(paper))) {
      const reader = value >>> 1;
      const keep = wanted.get(reader);
      // As it was: rows of many readers change by few.
      if (keep !== undefined && (keep === "PUBLIC") === ((value & 1) === 1)) wanted.delete(reader);
      else if (keep === undefined) this.#set(reader, paper, null);
    }
    for (const [reader, keep] of wanted) this.#set(reader, paper, keep);
  }

  /** How many papers have a number. */
  get papers(): number {
    return this.#keys.length;
  }

  /** The number of a paper here; -1 when nobody keeps it. */
  numberOf(key: number): number {
    return this.#paperNumbers.get(key) ?? -1;
  }

  keyOf(paper: number): number {
    return this.#keys[paper] ?? -1;
  }

  /**
   * What the readers of a paper keep besides. The answer holds until the next question.
   * @param mostReaders of more readers, about so many are asked: a count is then too small, never too large
   */
  together(paper: number, mostReaders: number): TogetherCounts {
    if (this.#everyone.length < this.#keys.length) {
      this.#everyone = new Uint32Array(this.#keys.length * 2);
      this.#openly = new Uint32Array(this.#keys.length * 2);
      this.#touched = new Uint32Array(this.#keys.length * 2);
    }
    const [everyone, openly, touched] = [this.#everyone, this.#openly, this.#touched];
    for (let at = 0; at < this.#touchedLength; at += 1) {
      everyone[touched[at] as number] = 0;
      openly[touched[at] as number] = 0;
    }
    let length = 0;
    const readers = this.#byPaper.row(paper);
    // By a hash, so that the same readers are asked whatever the order in which they came.
    const below = (mostReaders / readers.length) * HASHES;
    for (const mine of readers) {
      if ((this.#readers[mine >>> 1] ?? 0) >= below) continue;
      for (const other of this.#byReader.row(mine >>> 1)) {
        const number = other >>> 1;
        if (number === paper) continue;
        if (everyone[number] === 0) {
          touched[length] = number;
          length += 1;
        }
        everyone[number] = (everyone[number] as number) + 1;
        openly[number] = (openly[number] as number) + (mine & other & 1);
      }
    }
    this.#touchedLength = length;
    const countOf = (number: number): number => {
      const all = everyone[number] ?? 0;
      return all >= LEAST_PRIVATE ? all : (openly[number] ?? 0);
    };
    return { papers: touched, length, countOf };
  }

  /** Tells how many people keep a paper besides this one, as far as they may be told of. */
  readersBeside(key: number): (other: number) => number {
    const paper = this.numberOf(key);
    if (paper === -1) return () => 0;
    const mine = new Map(Array.from(this.#byPaper.row(paper), (value) => [value >>> 1, value & 1]));
    return (other) => {
      const beside = this.numberOf(other);
      if (beside === -1) return 0;
      let everyone = 0;
      let openly = 0;
      for (const value of this.#byPaper.row(beside)) {
        const isPublic = mine.get(value >>> 1);
        if (isPublic === undefined) continue;
        everyone += 1;
        openly += isPublic & value;
      }
      return everyone >= LEAST_PRIVATE ? everyone : openly;
    };
  }

  pack(): PackedKeeps {
    return {
      readers: Float64Array.from(this.#readers),
      keys: Uint32Array.from(this.#keys),
      byReader: this.#byReader.pack(this.#readers.length),
      byPaper: this.#byPaper.pack(this.#keys.length),
    };
  }
}

function numberOf(
  value: number,
  numbers: Map<number, number>,
  values: number[],
  isWanted: boolean,
): number {
  let number = numbers.get(value);
  if (number === undefined) {
    if (!isWanted) return -1;
    number = values.push(value) - 1;
    numbers.set(value, number);
  }
  return number;
}

/** 52 bits of a hash: enough to tell people apart, and no id is written to disk. */
export function hashOf(reader: string): number {
  return Number(createHash("sha256").update(reader).digest().readBigUInt64BE() >> 12n);
}
