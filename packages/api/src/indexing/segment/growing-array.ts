/** A typed array that numbers can be added to. */
export class GrowingArray {
  #values = new Uint32Array(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.6));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** What was added; a view that the next addition may leave behind. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
