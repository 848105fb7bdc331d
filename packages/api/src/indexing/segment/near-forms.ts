import { EditMeter, lettersIn } from "../text/edit-distance.ts";
import type { Dictionary } from "./dictionary.ts";
import { sizeOf } from "./dictionary.ts";
import { countBits, lettersOf, oddLettersOf } from "./letter-sieve.ts";

/**
 * Finds the words of a dictionary that are a few edits away. They stand by their lengths, each with the bits of its
 * letters: one pass over the few lengths that come into question leaves few to be compared, and these are compared
 * where they are. At 400,000 words that is under a millisecond, and 12 bytes a word; an index of deletions would be
 * quicker, and take a hundred.
 */
export class NearForms {
  readonly #dictionary: Dictionary;
  /** Words by length. */
  readonly #forms: Uint32Array;
  /** By length: where its words begin, and one more for the end. */
  readonly #starts: Uint32Array;
  /** Beside `forms`. */
  readonly #letters: Int32Array;
  readonly #oddLetters: Int32Array;

  constructor(dictionary: Dictionary) {
    const { characters, offsets } = dictionary;
    const count = sizeOf(dictionary);
    this.#dictionary = dictionary;
    this.#forms = new Uint32Array(count);
    this.#letters = new Int32Array(count);
    this.#oddLetters = new Int32Array(count);
    const lengthOf = (form: number): number =>
      (offsets[form + 1] as number) - (offsets[form] as number);
    let longest = 0;
    for (let form = 0; form < count; form += 1) longest = Math.max(longest, lengthOf(form));
    this.#starts = new Uint32Array(longest + 2);
    for (let form = 0; form < count; form += 1) {
      const next = lengthOf(form) + 1;
      this.#starts[next] = (this.#starts[next] as number) + 1;
    }
    for (let length = 1; length < this.#starts.length; length += 1)
      this.#starts[length] =
        (this.#starts[length] as number) + (this.#starts[length - 1] as number);
    const next = this.#starts.slice();
    for (let form = 0; form < count; form += 1) {
      const length = lengthOf(form);
      const at = next[length] as number;
      next[length] = at + 1;
      this.#forms[at] = form;
      this.#letters[at] = lettersOf(
        characters,
        offsets[form] as number,
        offsets[form + 1] as number,
      );
      this.#oddLetters[at] = oddLettersOf(
        characters,
        offsets[form] as number,
        offsets[form + 1] as number,
      );
    }
  }

  /** Calls back for each word within so many edits, in no order. */
  each(word: string, most: number, visit: (form: number, distance: number) => void): void {
    const { characters, offsets } = this.#dictionary;
    const meter = new EditMeter(word);
    const mine = lettersIn(word);
    const letters = lettersOf(mine, 0, mine.length);
    const oddLetters = oddLettersOf(mine, 0, mine.length);
    const longest = this.#starts.length - 2;
    const from = this.#starts[Math.min(Math.max(0, word.length - most), longest + 1)] as number;
    const to = this.#starts[Math.min(word.length + most, longest) + 1] as number;
    const sieve = this.#letters;
    const oddSieve = this.#oddLetters;
    for (let at = from; at < to; at += 1) {
      if (countBits((sieve[at] as number) ^ letters) > 2 * most) continue;
      if (countBits((oddSieve[at] as number) ^ oddLetters) > 2 * most) continue;
      const form = this.#forms[at] as number;
      const distance = meter.distanceTo(
        characters,
        offsets[form] as number,
        offsets[form + 1] as number,
        most,
      );
      if (distance <= most) visit(form, distance);
    }
  }
}
