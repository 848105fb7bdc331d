import type { Db, Sql } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import type { SqlSelection } from "../compile-selection.ts";
import type { ReadRow } from "../read-row.ts";
import type { Question } from "../read-together.sql.ts";
import { readTogether } from "../read-together.sql.ts";
import { MAX_LOOKUP_BITS } from "./hash.ts";

/** How many bits shorter than the published length a prefix may be: a client's copy of the length may be old. */
const MAX_SHORTFALL = 3;

/** The papers whose ids begin, hashed, with the same bits: those whose first 16 lie in this range. */
export interface Bucket {
  /** How many: up to three fewer than were meant where low bits are zero. */
  bits: number;
  first: number;
  last: number;
}

/**
 * How many bits a prefix means at least. Its unused low bits are zero, but zeros may be meant, too: a client that still
 * knows a shorter length than this server publishes must not miss the papers beside them.
 */
function fewestBits(prefix: string): number {
  if (prefix === "") return 0;
  const lastDigit = Number.parseInt(prefix.at(-1) ?? "0", 16);
  const trailingZeros = lastDigit === 0 ? 3 : Math.log2(lastDigit & -lastDigit);
  return prefix.length * 4 - trailingZeros;
}

/**
 * The bucket under a prefix. A prefix longer than the published length is cut to it, so that nobody can ask for less
 * than a whole bucket.
 * @param prefix hex digits, empty for 0 bits; four bits a digit
 * @param published the length in bits that this server publishes
 * @throws {InvalidInputError} when it is no prefix, or so short that the answer would be huge
 */
export function findBucket(prefix: string, published: number): Bucket {
  if (!/^[0-9a-f]{0,4}$/.test(prefix)) {
    throw InvalidInputError.at(["prefix"], "A prefix is at most four hex digits, in lower case.");
  }
  const bits = Math.min(fewestBits(prefix), published);
  if (bits < published - MAX_SHORTFALL) {
    throw InvalidInputError.at(
      ["prefix"],
      `The prefix is too short: read \`lookup { bits }\` again, it is ${published} now.`,
    );
  }
  const shift = MAX_LOOKUP_BITS - bits;
  const first = bits === 0 ? 0 : (Number.parseInt(prefix.padEnd(4, "0"), 16) >> shift) << shift;
  return { bits, first, last: first + 2 ** shift - 1 };
}

/** The rows of the papers in a bucket. */
export async function readBucket(db: Db, { first, last }: Bucket): Promise<number[]> {
  const rows = await db.$queryRaw<{ paperId: number }[]>`
    SELECT DISTINCT paper_id AS "paperId" FROM paper_ids
    WHERE lookup16 BETWEEN ${first}::int AND ${last}::int ORDER BY 1`;
  return rows.map((row) => row.paperId);
}

/** The papers in a bucket with what the operation asks of them, in one statement. */
export async function readBucketBySql(
  sql: Sql,
  selection: SqlSelection,
  { first, last }: Bucket,
): Promise<(ReadRow | null)[]> {
  const question: Question = {
    shape: "bucket",
    types: ["int", "int"],
    answer: ([from, to]) =>
      `(SELECT coalesce(json_agg(${selection.sql} ORDER BY p.id), '[]') FROM papers p WHERE p.hidden_at IS NULL ` +
      `AND p.id IN (SELECT paper_id FROM paper_ids WHERE lookup16 BETWEEN ${from} AND ${to}))`,
  };
  // Nobody's: a bucket is the same for everybody.
  const papers = await readTogether(sql, null, selection, question, [first, last]);
  return (papers as unknown[]).map((value) => selection.decode(value));
}
