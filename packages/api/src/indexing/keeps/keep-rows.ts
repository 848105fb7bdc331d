import type { Keep } from "../paper-engine.ts";

/** Rows one after the other. */
export interface PackedRows {
  /** Where each row begins, and one more for the end. */
  offsets: Uint32Array;
  values: Uint32Array;
}

interface Row {
  values: Uint32Array;
  length: number;
}

const EMPTY = new Uint32Array(0);

/** Rows of keeps that change: those that were packed are read where they are, and copied when they change. */
export class KeepRows {
  readonly #packed: PackedRows | undefined;
  readonly #rows = new Map<number, Row>();

  constructor(packed?: PackedRows) {
    this.#packed = packed;
  }

  row(number: number): Uint32Array {
    const row = this.#rows.get(number);
    return row ? row.values.subarray(0, row.length) : this.#packedRow(number);
  }

  set(number: number, other: number, keep: Keep | null): void {
    const row = this.#ownRow(number);
    const at = row.values.subarray(0, row.length).findIndex((value) => value >>> 1 === other);
    if (keep === null) {
      if (at === -1) return;
      // In order still: which readers are asked first must not hang on what went before.
      row.values.copyWithin(at, at + 1, row.length);
      row.length -= 1;
      return;
    }
    const value = other * 2 + (keep === "PUBLIC" ? 1 : 0);
    if (at !== -1) row.values[at] = value;
    else {
      if (row.length === row.values.length) {
        const larger = new Uint32Array(Math.max(4, row.length * 2));
        larger.set(row.values);
        row.values = larger;
      }
      row.values[row.length] = value;
      row.length += 1;
    }
  }

  pack(count: number): PackedRows {
    const offsets = new Uint32Array(count + 1);
    for (let number = 0; number < count; number += 1)
      offsets[number + 1] = (offsets[number] ?? 0) + this.row(number).length;
    const values = new Uint32Array(offsets[count] ?? 0);
    for (let number = 0; number < count; number += 1)
      values.set(this.row(number), offsets[number] ?? 0);
    return { offsets, values };
  }

  #ownRow(number: number): Row {
    let row = this.#rows.get(number);
    if (!row) {
      const values = Uint32Array.from(this.#packedRow(number));
      row = { values, length: values.length };
      this.#rows.set(number, row);
    }
    return row;
  }

  #packedRow(number: number): Uint32Array {
    if (!this.#packed) return EMPTY;
    const { offsets, values } = this.#packed;
    return number + 1 < offsets.length
      ? values.subarray(offsets[number], offsets[number + 1])
      : EMPTY;
  }
}
