import { sharedUint16, sharedUint32 } from "./shared-arrays.ts";

/** Texts in order, each known by its place; in typed arrays, so that nothing has to be read in when it is loaded. */
export interface Dictionary {
  /** The UTF-16 code units of all texts. */
  characters: Uint16Array;
  /** Where each begins, and one more for the end. */
  offsets: Uint32Array;
}

/** @param texts sorted as JavaScript compares them, none twice */
export function createDictionary(texts: readonly string[]): Dictionary {
  let length = 0;
  for (const text of texts) length += text.length;
  const characters = sharedUint16(length);
  const offsets = sharedUint32(texts.length + 1);
  let at = 0;
  texts.forEach((text, index) => {
    for (let place = 0; place < text.length; place += 1)
      characters[at + place] = text.charCodeAt(place);
    at += text.length;
    offsets[index + 1] = at;
  });
  return { characters, offsets };
}

/** How many texts it holds. */
export function sizeOf({ offsets }: Dictionary): number {
  return offsets.length - 1;
}

const bytes = new WeakMap<Uint16Array, Buffer>();

/** The text at a place. */
export function textAt({ characters, offsets }: Dictionary, index: number): string {
  let buffer = bytes.get(characters);
  if (!buffer) {
    buffer = Buffer.from(characters.buffer, characters.byteOffset, characters.byteLength);
    bytes.set(characters, buffer);
  }
  return buffer.toString("utf16le", (offsets[index] ?? 0) * 2, (offsets[index + 1] ?? 0) * 2);
}

/** How long the text at a place is, in UTF-16 code units. */
export function lengthOf({ offsets }: Dictionary, index: number): number {
  return (offsets[index + 1] ?? 0) - (offsets[index] ?? 0);
}

/** The place of a text; -1 where it is not. */
export function indexOf(dictionary: Dictionary, text: string): number {
  const index = firstFrom(dictionary, text);
  return index < sizeOf(dictionary) && compare(dictionary, index, text) === 0 ? index : -1;
}

/** From and to which place texts begin with the prefix. */
export function rangeOf(dictionary: Dictionary, prefix: string): { from: number; to: number } {
  const from = firstFrom(dictionary, prefix);
  let low = from;
  let high = sizeOf(dictionary);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginsWith(dictionary, middle, prefix)) low = middle + 1;
    else high = middle;
  }
  return { from, to: low };
}

/** The first place whose text is not less than this one. */
function firstFrom(dictionary: Dictionary, text: string): number {
  let low = 0;
  let high = sizeOf(dictionary);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(dictionary, middle, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare({ characters, offsets }: Dictionary, index: number, text: string): number {
  const from = offsets[index] ?? 0;
  const length = (offsets[index + 1] ?? 0) - from;
  const shared = Math.min(length, text.length);
  for (let place = 0; place < shared; place += 1) {
    const difference = (characters[from + place] ?? 0) - text.charCodeAt(place);
    if (difference !== 0) return difference;
  }
  return length - text.length;
}

function beginsWith({ characters, offsets }: Dictionary, index: number, prefix: string): boolean {
  const from = offsets[index] ?? 0;
  if ((offsets[index + 1] ?? 0) - from < prefix.length) return false;
  for (let place = 0; place < prefix.length; place += 1) {
    if (characters[from + place] !== prefix.charCodeAt(place)) return false;
  }
  return true;
}
