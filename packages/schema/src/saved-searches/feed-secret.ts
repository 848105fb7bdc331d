import { createHash, randomBytes } from "node:crypto";

/** 256 random bits. */
const SHAPE = /^[\w-]{43}$/;

/** Makes the part of a feed's address that nobody can guess. */
export function mintFeedSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * By what a feed is found in the database: a plain SHA-256, as there is nothing to guess in what is random. It is looked
 * up by its hash, so that no comparison takes longer the more of a guess is right.
 * @returns null for what never was a secret
 */
export function hashFeedSecret(secret: string): string | null {
  return SHAPE.test(secret) ? createHash("sha256").update(secret).digest("hex") : null;
}
