/** Some papers of a part, each noted once. */
export class NotedPapers {
  #isNoted = new Uint8Array(0);
  #places: number[] = [];

  /** Makes room for so many papers. */
  begin(size: number): void {
    if (size > this.#isNoted.length) this.#isNoted = new Uint8Array(Math.ceil(size * 1.5));
  }

  /** @param place -1 for none */
  note(place: number): void {
    if (place === -1 || this.#isNoted[place] === 1) return;
    this.#isNoted[place] = 1;
    this.#places.push(place);
  }

  /** The papers, of which none is noted any more. */
  take(): number[] {
    const places = this.#places;
    for (const place of places) this.#isNoted[place] = 0;
    this.#places = [];
    return places;
  }
}
