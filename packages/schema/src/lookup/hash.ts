import { createHash } from "node:crypto";
import { lookupKey } from "../paper-id/lookup-key.ts";
import type { PaperIdentifier } from "../paper-id/scheme.ts";

/** The most bits a private look-up may send; also how many of a hash are stored to be searched. */
export const MAX_LOOKUP_BITS = 16;

/** SHA-256 of an id's look-up key, in hex: the same as paper-id's `lookupHash`, without waiting. */
export function lookupHashOf(id: PaperIdentifier): string {
  return createHash("sha256").update(lookupKey(id)).digest("hex");
}

/** The first {@link MAX_LOOKUP_BITS} bits of an id's look-up hash, as a number. */
export function lookup16Of(id: PaperIdentifier): number {
  return Number.parseInt(lookupHashOf(id).slice(0, MAX_LOOKUP_BITS / 4), 16);
}
