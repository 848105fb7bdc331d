import { PAPER_ID_SCHEMES } from "./scheme.ts";
import type { PaperIdentifier } from "./scheme.ts";

/** The text whose hash stands for a paper in private look-ups: `arxiv:1706.03762`. */
export function lookupKey(id: PaperIdentifier): string {
  return `${id.scheme.toLowerCase()}:${id.value}`;
}

/**
 * The one id by which a page is looked up: the first by the order of the schemes, the smallest of
 * equals, whatever order the page named them in. Null when there is none.
 */
export function firstIdentifier<Id extends PaperIdentifier>(ids: readonly Id[]): Id | null {
  let first: Id | null = null;
  for (const id of ids) {
    if (first === null || compare(id, first) < 0) first = id;
  }
  return first;
}

function compare(a: PaperIdentifier, b: PaperIdentifier): number {
  const byScheme = PAPER_ID_SCHEMES.indexOf(a.scheme) - PAPER_ID_SCHEMES.indexOf(b.scheme);
  if (byScheme !== 0) return byScheme;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

/** SHA-256 of {@link lookupKey} as 64 lower-case hex digits. */
export async function lookupHash(id: PaperIdentifier): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lookupKey(id)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The first `bits` bits of a hash, as ceil(bits / 4) hex digits whose unused low bits are zero;
 * `""` for 0 bits.
 * @throws RangeError when `bits` is no whole number between 0 and the bits of the hash.
 */
export function hashPrefix(hex: string, bits: number): string {
  if (!Number.isInteger(bits) || bits < 0 || bits > hex.length * 4) {
    throw new RangeError(`A prefix has 0 to ${hex.length * 4} whole bits, not ${bits}.`);
  }
  const whole = hex.slice(0, bits >> 2).toLowerCase();
  const left = bits & 3;
  if (left === 0) return whole;
  const digit = Number.parseInt(hex.charAt(bits >> 2), 16) & (0xf << (4 - left)) & 0xf;
  return whole + digit.toString(16);
}
