import { singleLine } from "../plain-text.ts";

/** Words that are looked for as they stand beside each other, or one word. */
export interface QueryTerm {
  text: string;
  /** It stood in quotation marks: it has to be there as it is. */
  isExact: boolean;
}

/** The years between which a paper appeared, both included; null: no end on that side. */
export interface YearRange {
  from: number | null;
  to: number | null;
}

/** What a person typed into a search box, read. */
export interface ParsedQuery {
  terms: QueryTerm[];
  /** What must not be there. */
  without: string[];
  /** Each has to be an author's name, or a part of one. */
  authors: string[];
  orgs: string[];
  venues: string[];
  categories: string[];
  keywords: string[];
  sources: string[];
  years: YearRange[];
  hasCode: boolean | null;
}

/** How many words and phrases of a query count: those that follow change nothing. */
export const MAX_TERMS = 40;

/** So many characters of a word or phrase count: a long one costs the database much, and nothing has it. */
const MAX_LENGTH = 120;

/** A sign and a name, then a phrase up to its closing mark (or the end, where it lacks) or a word. */
const PART =
  /(?<sign>(?<=^|\s)-)?(?:(?<name>[a-z]+):(?=\S))?(?:"(?<phrase>[^"]*)(?:"|$)|(?<word>[^\s"]+))/giu;

/** How an operator that takes a text is called, and where it goes. */
const OPERATORS = {
  author: "authors",
  org: "orgs",
  venue: "venues",
  category: "categories",
  keyword: "keywords",
  source: "sources",
} as const satisfies Record<string, keyof ParsedQuery>;

/**
 * Reads a query: words, `"phrases"`, `-minus`, `author:`, `org:`, `venue:`, `category:`, `keyword:`, `source:`,
 * `year:2024`, `year:2020..2022`, `year:2024..` and `has:code`. It never fails: what is no operator is a word, and a
 * quotation mark that is not closed holds up to the end.
 */
export function parseQuery(text: string): ParsedQuery {
  const query: ParsedQuery = {
    terms: [],
    without: [],
    authors: [],
    orgs: [],
    venues: [],
    categories: [],
    keywords: [],
    sources: [],
    years: [],
    hasCode: null,
  };
  for (const { groups } of singleLine(text)
    .replaceAll(/[“”„«»]/gu, '"')
    .matchAll(PART)) {
    const { sign, name, phrase, word = "" } = groups as Record<string, string | undefined>;
    const value = (phrase ?? word).trim().slice(0, MAX_LENGTH).toWellFormed();
    if (name !== undefined && sign === undefined && readOperator(query, name.toLowerCase(), value))
      continue;
    const whole = name === undefined ? value : `${name}:${value}`;
    // Without a letter or a digit there is nothing to look for.
    if (!/[\p{L}\p{N}]/u.test(whole)) continue;
    if (query.terms.length + query.without.length >= MAX_TERMS) break;
    if (sign !== undefined) query.without.push(whole);
    else query.terms.push({ text: whole, isExact: phrase !== undefined });
  }
  return query;
}

/** The words and phrases of a query without its operators, as a person would type them. */
export function wordsOf({ terms, without }: Pick<ParsedQuery, "terms" | "without">): string {
  return [
    ...terms.map(({ text, isExact }) => (isExact ? `"${text}"` : text)),
    ...without.map((text) => (/\s/u.test(text) ? `-"${text}"` : `-${text}`)),
  ].join(" ");
}

/** @returns false when it is no operator, or none with this value */
function readOperator(query: ParsedQuery, name: string, value: string): boolean {
  if (name in OPERATORS) {
    const texts = query[OPERATORS[name as keyof typeof OPERATORS]];
    if (value !== "" && texts.length < MAX_TERMS) texts.push(value);
    return true;
  }
  if (name === "has" && value.toLowerCase() === "code") {
    query.hasCode = true;
    return true;
  }
  const years = name === "year" ? readYears(value) : null;
  if (years && query.years.length < MAX_TERMS) query.years.push(years);
  return years !== null;
}

function readYears(text: string): YearRange | null {
  const { from, dots, to } =
    /^(?<from>\d{4})?(?<dots>\.\.)?(?<to>\d{4})?$/u.exec(text)?.groups ?? {};
  if (from === undefined && to === undefined) return null;
  if (dots === undefined && to !== undefined) return null;
  const year = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return { from: year(from), to: dots === undefined ? year(from) : year(to) };
}
