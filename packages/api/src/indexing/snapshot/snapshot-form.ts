import type { IndexContents } from "../memory-paper-index.ts";

/** Goes up with whatever changes what a snapshot holds or how texts are read: older ones are then made anew. */
export const SNAPSHOT_VERSION = 1;

/** How a snapshot begins. */
export const MAGIC = "PAPERIDX";

/** Magic, version, length of the header. */
export const PREFIX_BYTES = 16;
/** The checksum at the end, of everything before. */
export const SUFFIX_BYTES = 4;
const ALIGNMENT = 8;

/** The arrays that a snapshot is made of. */
export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** An array in the file: its name, kind, and number of values. */
export interface StoredEntry {
  name: string;
  kind: keyof typeof ARRAY_KINDS;
  length: number;
}

export const ARRAY_KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f64: Float64Array,
} as const;

/** What stands before the arrays. */
export interface SnapshotHeader {
  arrays: StoredEntry[];
  /** What the caller wants to know again: how far it had followed the change log. */
  note: string;
}

/** All arrays of an index by name, in the order in which they are stored. */
export function listArrays({
  segment,
  keeps,
}: IndexContents): [name: string, array: StoredArray][] {
  const arrays: [string, StoredArray][] = [];
  const visit = (path: string, value: StoredArray | object): void => {
    if (ArrayBuffer.isView(value)) arrays.push([path, value as StoredArray]);
    // Segments and keeps are objects of arrays, and of such objects.
    else
      for (const [name, inner] of Object.entries(value)) visit(`${path}.${name}`, inner as object);
  };
  visit("segment", segment);
  visit("keeps", keeps);
  return arrays;
}

/** The index again, of its arrays by name. */
export function composeArrays(arrays: ReadonlyMap<string, StoredArray>): IndexContents {
  const root: Record<string, unknown> = {};
  for (const [path, array] of arrays) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let at = root;
    for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
    at[last] = array;
  }
  // The names were checked against those that are written: see readSnapshot.
  return root as unknown as IndexContents;
}

/** Where the next array begins. */
export function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
