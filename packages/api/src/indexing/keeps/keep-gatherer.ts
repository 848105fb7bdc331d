import type { PaperReader } from "../paper-engine.ts";
import { GrowingArray } from "../segment/growing-array.ts";
import type { PackedRows } from "./keep-rows.ts";
import { hashOf } from "./reader-keeps.ts";
import type { PackedKeeps } from "./reader-keeps.ts";

/** Gathers who keeps what, paper by paper, and packs it at once: for an index that is built. */
export class KeepGatherer {
  readonly #keys: number[] = [];
  readonly #ends: number[] = [];
  readonly #values = new GrowingArray();
  readonly #hashes: number[] = [];
  readonly #numbers = new Map<string, number>();

  /** Each paper once. */
  add(key: number, readers: readonly PaperReader[]): void {
    if (readers.length === 0) return;
    const keeps = new Map<number, number>();
    for (const { reader, keep } of readers) {
      const number = this.#numberOf(reader);
      keeps.set(number, (keeps.get(number) ?? 0) | (keep === "PUBLIC" ? 1 : 0));
    }
    for (const [number, isPublic] of keeps) this.#values.push(number * 2 + isPublic);
    this.#keys.push(key);
    this.#ends.push(this.#values.length);
  }

  pack(): PackedKeeps {
    const byPaper = {
      offsets: Uint32Array.from([0, ...this.#ends]),
      values: Uint32Array.from(this.#values.view()),
    };
    return {
      readers: Float64Array.from(this.#hashes),
      keys: Uint32Array.from(this.#keys),
      byReader: turned(byPaper, this.#hashes.length),
      byPaper,
    };
  }

  #numberOf(reader: string): number {
    let number = this.#numbers.get(reader);
    if (number === undefined) {
      number = this.#hashes.push(hashOf(reader)) - 1;
      this.#numbers.set(reader, number);
    }
    return number;
  }
}

/** The same from the other side: by reader, of rows by paper. */
function turned({ offsets, values }: PackedRows, readers: number): PackedRows {
  const starts = new Uint32Array(readers + 1);
  for (const value of values) {
    const next = (value >>> 1) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let reader = 1; reader <= readers; reader += 1)
    starts[reader] = (starts[reader] as number) + (starts[reader - 1] as number);
  const next = starts.slice();
  const rows = new Uint32Array(values.length);
  for (let paper = 0; paper + 1 < offsets.length; paper += 1) {
    const end = offsets[paper + 1] as number;
    for (let at = offsets[paper] as number; at < end; at += 1) {
      const value = values[at] as number;
      const to = next[value >>> 1] as number;
      rows[to] = paper * 2 + (value & 1);
      next[value >>> 1] = to + 1;
    }
  }
  return { offsets: starts, values: rows };
}
