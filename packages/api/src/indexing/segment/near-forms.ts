import { EditMeter, lettersIn, LONGEST_COMPARED } from "../text/edit-distance.ts";
import type { Dictionary } from "./dictionary.ts";
import { sizeOf } from "./dictionary.ts";
import { countBits, foldBits, lettersOf, masksOf, oddLettersOf } from "./letter-sieve.ts";

/** More edits are never forgiven. */
const MOST_EDITS = 2;
/** Longer words are near to none that is compared. */
const LONGEST = LONGEST_COMPARED + MOST_EDITS;
/** So many bits say in which bucket a word stands: the more words, the more buckets. */
const LEAST_BITS = 8;
const MOST_BITS = 16;
/** Of the bits that the number of words has, so many are left to the words of a bucket. */
const BITS_PER_BUCKET = 5;

/**
 * Finds the words of a dictionary that are a few edits away. They stand in buckets, by their length and by which letters
 * they have an odd number of times; an edit changes two letters at most, so a handful of buckets holds all that can be
 * near. Who passes a sieve of letters there is compared where it stands. At 300,000 words that takes a quarter of a
 * millisecond, or one and a half for a word like very many others; and some 15 bytes a word. An index of deletions would
 * be quicker still, and take a hundred.
 */
export class NearForms {
  readonly #dictionary: Dictionary;
  readonly #bits: number;
  /** Words by bucket. */
  readonly #forms: Uint32Array;
  /** By bucket: where its words begin, and one more for the end. */
  readonly #starts: Uint32Array;
  /** Beside `forms`. */
  readonly #letters: Int32Array;
  readonly #oddLetters: Int32Array;

  constructor(dictionary: Dictionary) {
    const { characters, offsets } = dictionary;
    const count = sizeOf(dictionary);
    this.#dictionary = dictionary;
    this.#bits = Math.min(
      MOST_BITS,
      Math.max(LEAST_BITS, 32 - Math.clz32(count) - BITS_PER_BUCKET),
    );
    const bucketOf = (form: number): number => {
      const [from, to] = [offsets[form] as number, offsets[form + 1] as number];
      return to - from > LONGEST ? -1 : this.#bucket(to - from, oddLettersOf(characters, from, to));
    };
    this.#starts = new Uint32Array(((LONGEST + 1) << this.#bits) + 1);
    for (let form = 0; form < count; form += 1) {
      const next = bucketOf(form) + 1;
      if (next > 0) this.#starts[next] = (this.#starts[next] as number) + 1;
    }
    for (let bucket = 1; bucket < this.#starts.length; bucket += 1)
      this.#starts[bucket] =
        (this.#starts[bucket] as number) + (this.#starts[bucket - 1] as number);
    const compared = this.#starts.at(-1) ?? 0;
    this.#forms = new Uint32Array(compared);
    this.#letters = new Int32Array(compared);
    this.#oddLetters = new Int32Array(compared);
    const next = this.#starts.slice();
    for (let form = 0; form < count; form += 1) {
      const bucket = bucketOf(form);
      if (bucket === -1) continue;
      const at = next[bucket] as number;
      next[bucket] = at + 1;
      const [from, to] = [offsets[form] as number, offsets[form + 1] as number];
      this.#forms[at] = form;
      this.#letters[at] = lettersOf(characters, from, to);
      this.#oddLetters[at] = oddLettersOf(characters, from, to);
    }
  }

  /**
   * Calls back for each word within so many edits, in no order.
   * @param word of 1 to `LONGEST_COMPARED` letters
   * @param most edits, up to 2
   */
  each(word: string, most: number, visit: (form: number, distance: number) => void): void {
    const meter = new EditMeter(word);
    const mine = lettersIn(word);
    const letters = lettersOf(mine, 0, mine.length);
    const oddLetters = oddLettersOf(mine, 0, mine.length);
    const { characters, offsets } = this.#dictionary;
    const starts = this.#starts;
    const sieve = this.#oddLetters;
    const to = Math.min(word.length + most, LONGEST);
    for (let length = Math.max(1, word.length - most); length <= to; length += 1) {
      const bucket = this.#bucket(length, oddLetters);
      // A letter more or less changes one bit, another letter two.
      const longer = Math.abs(length - word.length);
      const mostBits = 2 * most - longer;
      for (let bits = longer % 2; bits <= mostBits; bits += 2) {
        for (const mask of masksOf(this.#bits, bits)) {
          const end = starts[(bucket ^ mask) + 1] as number;
          for (let at = starts[bucket ^ mask] as number; at < end; at += 1) {
            if (countBits((sieve[at] as number) ^ oddLetters) > mostBits) continue;
            if (countBits((this.#letters[at] as number) ^ letters) > mostBits) continue;
            const form = this.#forms[at] as number;
            const start = offsets[form] as number;
            const distance = meter.distanceTo(characters, start, offsets[form + 1] as number, most);
            if (distance <= most) visit(form, distance);
          }
        }
      }
    }
  }

  #bucket(length: number, oddLetters: number): number {
    return (length << this.#bits) | foldBits(oddLetters, this.#bits);
  }
}
