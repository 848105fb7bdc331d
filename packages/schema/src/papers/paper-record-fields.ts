import { z } from "zod";

/**
 * The most that a record may hold. Longer texts and lists are refused, not cut: what is cut here
 * looks complete later. The widest real ones seen: titles of 1,100 characters, 5,154 authors (their
 * mappers keep the first 5,000 and say how many there are).
 */
export const PAPER_RECORD_LIMITS = {
  title: 2_000,
  abstract: 50_000,
  summary: 5_000,
  ids: 50,
  references: 2_000,
  authors: 5_000,
  authorCount: 100_000,
  name: 500,
  slug: 100,
  url: 2_048,
  keywords: 100,
  keyword: 200,
  categories: 50,
  category: 100,
  versions: 500,
  venue: 500,
  affiliation: 500,
  licence: 300,
  count: 2_147_483_647,
  firstYear: 1600,
  lastYear: 2100,
} as const;

const LIMIT = PAPER_RECORD_LIMITS;

/**
 * White space collapsed, characters removed that no database stores or nobody sees, and letters with their
 * marks in one form: `é` is one character, and an accent takes the dot's place whichever i it was put on.
 */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/ı(?=\p{M})/gu, "i")
    .normalize("NFC")
    .replace(/\p{Cc}+|\s+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** A single line, not empty. `what` begins the message: “The title is empty.” */
export function line(what: string, max: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .transform(clean)
    .refine((text) => text !== "", { error: `${what} is empty.` })
    .refine((text) => text.length <= max, {
      error: `${what} is longer than ${max.toLocaleString("en")} characters.`,
    });
}

/** A text whose lines are kept; an empty one is no text. */
export function paragraphs(what: string, max: number) {
  return z
    .string({ error: `${what} must be a text.` })
    .transform((text) => text.toWellFormed().replace(/\0/g, "").trim())
    .refine((text) => text.length <= max, {
      error: `${what} is longer than ${max.toLocaleString("en")} characters.`,
    })
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null);
}

/** An http(s) address in the form browsers write it. */
export function url(what: string) {
  return z
    .string({ error: `${what} must be a text.` })
    .refine((text) => text.length <= LIMIT.url && URL.canParse(text), {
      error: `${what} is no web address of up to ${LIMIT.url.toLocaleString("en")} characters.`,
    })
    .transform((text) => new URL(text).href)
    .refine((text) => /^https?:/.test(text), {
      error: `${what} must begin with https:// or http://.`,
    });
}

/** A list of at most `max` items. */
export function list<Item extends z.ZodType>(what: string, item: Item, max: number) {
  return z
    .array(item, { error: `The ${what} must be a list.` })
    .refine((items) => items.length <= max, {
      error: `There are more than ${max.toLocaleString("en")} ${what}.`,
    });
}

/** A list of single lines, each once. */
export function words(what: string, each: string, max: number, length: number) {
  return list(what, line(each, length), max)
    .transform((items) => [...new Set(items)])
    .default([]);
}

/** A day that can be one of a paper, as `YYYY-MM-DD`. `what` begins the message: “The day of publication”. */
export function day(what: string) {
  const inReach = (text: string) => {
    const year = Number(text.slice(0, 4));
    return year >= LIMIT.firstYear && year <= LIMIT.lastYear;
  };
  return z.iso
    .date({ error: `${what} must be a real day, written as 2026-01-05.`, abort: true })
    .refine(inReach, {
      error: `${what} lies outside the years ${LIMIT.firstYear} to ${LIMIT.lastYear}.`,
    });
}

/** A text of a fixed form. `form` completes the message: “… has 1 to 100 letters.” */
export function pattern(regex: RegExp, message: string) {
  return z.string({ error: message }).regex(regex, { error: message });
}

/** A count that fits the database. */
export function count(what: string) {
  return wholeNumber(what).default(0);
}

/** The stars of a paper's code. */
export const starCount = wholeNumber("The count of stars");

function wholeNumber(what: string) {
  const error = `${what} must be a whole number from 0 to 2,147,483,647.`;
  return z.int({ error }).min(0, { error }).max(LIMIT.count, { error });
}
