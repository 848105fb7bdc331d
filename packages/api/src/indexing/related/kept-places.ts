import type { ReaderKeeps } from "../keeps/reader-keeps.ts";
import type { Part } from "../segment/part.ts";

/** Where in the base each kept paper is: looked up once for all questions. */
export class KeptPlaces {
  #part: Part | undefined;
  #keeps: ReaderKeeps | undefined;
  #places = new Int32Array(0);

  /** By the number of a kept paper its place, which may be dead; -1 where it is not in the part. */
  of(part: Part, keeps: ReaderKeeps): Int32Array {
    if (part !== this.#part || keeps !== this.#keeps) this.#places = new Int32Array(0);
    this.#part = part;
    this.#keeps = keeps;
    if (this.#places.length < keeps.papers) {
      const places = new Int32Array(Math.ceil(keeps.papers * 1.2)).fill(-1);
      places.set(this.#places);
      for (let paper = this.#places.length; paper < keeps.papers; paper += 1)
        places[paper] = part.placeOf(keeps.keyOf(paper));
      // What is beyond is not known yet.
      this.#places = places.subarray(0, keeps.papers);
    }
    return this.#places;
  }
}
