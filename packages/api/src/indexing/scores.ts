/** A number for each paper of a part, most of them 0. Made once and used again: clearing costs what was touched. */
export class Scores {
  values: Float32Array;
  /** The papers whose value is not 0, each once. */
  touched: Uint32Array;
  count = 0;

  constructor(size: number) {
    this.values = new Float32Array(size);
    this.touched = new Uint32Array(size);
  }

  /** Clears it, and makes room for so many papers. */
  reset(size: number): void {
    if (size > this.values.length) {
      this.values = new Float32Array(size * 2);
      this.touched = new Uint32Array(size * 2);
    } else {
      for (let at = 0; at < this.count; at += 1) this.values[this.touched[at] as number] = 0;
    }
    this.count = 0;
  }

  get(paper: number): number {
    return this.values[paper] ?? 0;
  }

  set(paper: number, value: number): void {
    if (this.values[paper] === 0 && value !== 0) {
      this.touched[this.count] = paper;
      this.count += 1;
    }
    this.values[paper] = value;
  }
}
