/** Longer words are not compared: a bit stands for each letter. */
export const LONGEST_COMPARED = 32;

const ASCII = 128;

/**
 * Counts in how many edits a word becomes others: a letter more, less or another, or two neighbours swapped; each place
 * is edited once ("optimal string alignment"). All of a column of the usual table is computed at once, a bit a letter:
 * Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003.
 */
export class EditMeter {
  readonly length: number;
  /** By letter: where the word has it. */
  readonly #ascii = new Int32Array(ASCII);
  readonly #others = new Map<number, number>();

  /** @param word of 1 to `LONGEST_COMPARED` letters */
  constructor(word: string) {
    this.length = word.length;
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at);
      const bit = 1 << at;
      if (letter < ASCII) this.#ascii[letter] = (this.#ascii[letter] as number) | bit;
      else this.#others.set(letter, (this.#others.get(letter) ?? 0) | bit);
    }
  }

  /**
   * The distance to the word that stands in `letters` from a place up to another.
   * @returns something above `most` as soon as it is clear that it is
   */
  distanceTo(letters: Uint16Array, from: number, to: number, most: number): number {
    const last = 1 << (this.length - 1);
    const ascii = this.#ascii;
    let more = -1;
    let less = 0;
    let same = 0;
    let before = 0;
    let distance = this.length;
    for (let at = from; at < to; at += 1) {
      const letter = letters[at] as number;
      const has = letter < ASCII ? (ascii[letter] as number) : (this.#others.get(letter) ?? 0);
      const swapped = ((~same & has) << 1) & before;
      same = ((((has & more) + more) | 0) ^ more) | has | less | swapped;
      const up = less | ~(same | more);
      const down = same & more;
      if ((up & last) !== 0) distance += 1;
      else if ((down & last) !== 0) distance -= 1;
      // What is left brings it down by one a letter at most.
      if (distance - (to - at - 1) > most) return distance;
      const shifted = (up << 1) | 1;
      more = (down << 1) | ~(same | shifted);
      less = shifted & same;
      before = has;
    }
    return distance;
  }
}

/** A word as letters. */
export function lettersIn(word: string): Uint16Array {
  const letters = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at += 1) letters[at] = word.charCodeAt(at);
  return letters;
}
