import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";

/**
 * The day of `2026-01-05T08:30:00Z`, `2026-01-05` or `Mon, 5 Jan 2026 08:30:00 GMT`, in UTC.
 * @returns null for what is no day of a paper: the year 0, 2999, 30 February, a year alone
 */
export function knownDay(written: string): string | null {
  const trimmed = written.trim();
  if (/^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(trimmed)) return checked(trimmed.slice(0, 10));
  if (!/^[A-Z][a-z]{2},? /.test(trimmed)) return null;
  const at = Date.parse(trimmed);
  return Number.isNaN(at) ? null : checked(new Date(at).toISOString().slice(0, 10));
}

/** The day of a moment in milliseconds since 1970. */
export function dayOfMoment(milliseconds: number): string | null {
  const at = new Date(milliseconds);
  return Number.isNaN(at.getTime()) ? null : checked(at.toISOString().slice(0, 10));
}

/**
 * The day of `[2026, 1, 5]` as CSL and Crossref write it. What is less exact is the first day of its month
 * or year: it can be sorted by and is not too late.
 */
export function dayOfParts(parts: readonly unknown[]): string | null {
  const [year, month = 1, day = 1] = parts.map(Number);
  if (year === undefined || ![year, month, day].every(Number.isInteger)) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  return checked(`${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`);
}

function checked(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return null;
  const year = at.getUTCFullYear();
  const { firstYear, lastYear } = PAPER_RECORD_LIMITS;
  return year >= firstYear && year <= lastYear ? day : null;
}
