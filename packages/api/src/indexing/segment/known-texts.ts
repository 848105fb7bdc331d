import type { Dictionary } from "./dictionary.ts";
import { indexOf, textAt } from "./dictionary.ts";

/** So many are remembered, then none: the frequent ones come back soon. */
const MOST = 65_536;

/** Texts of a dictionary and their places, of which those that were asked for lately are at hand. */
export class KnownTexts {
  readonly #dictionary: Dictionary;
  readonly #places = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The place of a text; -1 where it is not. */
  placeOf(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = indexOf(this.#dictionary, text);
    if (this.#places.size === MOST) this.#places.clear();
    this.#places.set(text, place);
    return place;
  }

  /** The text at a place. */
  textAt(place: number): string {
    const known = this.#texts.get(place);
    if (known !== undefined) return known;
    const text = textAt(this.#dictionary, place);
    if (this.#texts.size === MOST) this.#texts.clear();
    this.#texts.set(place, text);
    return text;
  }
}
