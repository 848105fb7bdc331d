import type { DigestCadence } from "../../generated/client/enums.ts";
import type { Db } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { singleLine } from "../plain-text.ts";
import { canonicalTimeZone } from "./schedule.ts";

/** So many of each: topics, authors, orgs. */
export const MAX_NAMED = 50;
export const MAX_TERM = 100;
export const MAX_MIN_VOTES = 1_000_000;

/** What a reader asks for; what is left out is as it was, or as it is for everybody at first. */
export interface PreferencesInput {
  cadence?: DigestCadence | null;
  weekday?: number | null;
  hour?: number | null;
  timeZone?: string | null;
  keywords?: readonly string[] | null;
  categories?: readonly string[] | null;
  authorIds?: readonly string[] | null;
  orgIds?: readonly string[] | null;
  followed?: boolean | null;
  minVotes?: number | null;
}

/** The same as it is kept: only what was told. */
export interface Preferences {
  cadence?: DigestCadence;
  weekday?: number;
  hour?: number;
  timeZone?: string;
  keywords?: string[];
  categories?: string[];
  authorIds?: number[];
  orgIds?: number[];
  followed?: boolean;
  minVotes?: number;
}

/**
 * Checks what a reader asks for.
 * @throws {InvalidInputError} when a part is none that can be kept
 * @throws {NotFoundError} when an author or an org is not here
 */
export async function readPreferences(
  db: Db,
  input: PreferencesInput,
  path: string[] = ["input"],
): Promise<Preferences> {
  const { cadence, weekday, hour, timeZone, followed, minVotes } = input;
  const authorIds = readRows("Author", input.authorIds, [...path, "authorIds"]);
  const orgIds = readRows("Org", input.orgIds, [...path, "orgIds"]);
  const read: Preferences = {
    ...(cadence != null && { cadence }),
    ...(weekday != null && { weekday: within(weekday, 1, 7, [...path, "weekday"]) }),
    ...(hour != null && { hour: within(hour, 0, 23, [...path, "hour"]) }),
    ...(timeZone != null && { timeZone: readTimeZone(timeZone, [...path, "timeZone"]) }),
    ...(input.keywords != null && {
      keywords: readTerms(input.keywords, [...path, "keywords"]).map((term) => term.toLowerCase()),
    }),
    ...(input.categories != null && {
      categories: readTerms(input.categories, [...path, "categories"]),
    }),
    ...(authorIds && { authorIds }),
    ...(orgIds && { orgIds }),
    ...(followed != null && { followed }),
    ...(minVotes != null && {
      minVotes: within(minVotes, 0, MAX_MIN_VOTES, [...path, "minVotes"]),
    }),
  };
  if (authorIds?.length) {
    expectAll(authorIds, await db.author.count({ where: { id: { in: authorIds } } }), "author");
  }
  if (orgIds?.length) {
    expectAll(orgIds, await db.org.count({ where: { id: { in: orgIds } } }), "org");
  }
  return read;
}

function readTimeZone(text: string, path: string[]): string {
  const timeZone = canonicalTimeZone(text.trim());
  if (timeZone !== null) return timeZone;
  throw InvalidInputError.at(
    path,
    "There is no such time zone: give one as IANA names it, for example Europe/Berlin.",
  );
}

function readTerms(terms: readonly string[], path: string[]): string[] {
  const read = [...new Set(terms.map(singleLine).filter((term) => term !== ""))];
  if (read.length > MAX_NAMED) {
    throw InvalidInputError.at(path, `At most ${MAX_NAMED}: leave some out.`);
  }
  if (read.some((term) => term.length > MAX_TERM)) {
    throw InvalidInputError.at(path, `Each has at most ${MAX_TERM} characters.`);
  }
  return read;
}

function readRows(
  type: "Author" | "Org",
  ids: readonly string[] | null | undefined,
  path: string[],
): number[] | null {
  if (ids == null) return null;
  const rows = [...new Set(ids.map((id) => readRowId(type, id, path)))];
  if (rows.length <= MAX_NAMED) return rows;
  throw InvalidInputError.at(path, `At most ${MAX_NAMED}: leave some out.`);
}

function within(number: number, least: number, most: number, path: string[]): number {
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw InvalidInputError.at(path, `A whole number from ${least} to ${most}.`);
}

function expectAll(asked: readonly number[], found: number, what: string): void {
  if (found === asked.length) return;
  throw new NotFoundError(`There is no such ${what}: take the \`id\` of one that you see.`);
}
