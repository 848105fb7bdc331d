import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

// A token is `prd_`, 43 signs of secret (256 random bits) and 6 signs of checksum, all of 0-9, A-Z and a-z: one word to
// a double click, and one shape to a scanner for leaked secrets: /\bprd_[0-9A-Za-z]{49}\b/.

export const TOKEN_PREFIX = "prd_";

const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^${TOKEN_PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Makes a token that nobody can guess. */
export function mintToken(): string {
  const secret = inSigns(BigInt(`0x${randomBytes(32).toString("hex")}`), SECRET_LENGTH);
  return TOKEN_PREFIX + secret + checksum(secret);
}

/**
 * What a token is found by in the database: a plain SHA-256. The secret is random, so there is nothing to guess that a
 * slow hash or a salt would slow down, and since it is looked up by its hash, no comparison takes longer the more of a
 * guess is right.
 * @returns null for what was never a token: mistyped, cut off or made up. The checksum finds out without the database
 */
export function hashToken(token: string): string | null {
  if (!SHAPE.test(token)) return null;
  const end = TOKEN_PREFIX.length + SECRET_LENGTH;
  if (token.slice(end) !== checksum(token.slice(TOKEN_PREFIX.length, end))) return null;
  return createHash("sha256").update(token).digest("hex");
}

/** The part of a token that may be shown: of 43 random signs, four. */
export function shownPrefix(token: string): string {
  return token.slice(0, TOKEN_PREFIX.length + 4);
}

function checksum(secret: string): string {
  return inSigns(BigInt(crc32(secret)), CHECKSUM_LENGTH);
}

function inSigns(number: bigint, length: number): string {
  let text = "";
  for (let rest = number; text.length < length; rest /= 62n)
    text = SIGNS[Number(rest % 62n)] + text;
  return text;
}
