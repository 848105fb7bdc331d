import { InvalidInputError } from "../errors.ts";
import { readIdOf } from "../global-id.ts";
import { parsePaperId } from "../paper-id/parse-paper-id.ts";
import { singleLine } from "../plain-text.ts";
import type { ParsedQuery } from "./parse-query.ts";
import { parseQuery } from "./parse-query.ts";
import type { PaperFilter } from "./search-filter.sql.ts";

/** A filter as it stands in the arguments. */
export interface FilterInput {
  author?: string | null | undefined;
  org?: string | null | undefined;
  venue?: string | null | undefined;
  category?: string | null | undefined;
  keyword?: string | null | undefined;
  source?: string | null | undefined;
  year?: { from?: number | null | undefined; to?: number | null | undefined } | null | undefined;
  hasCode?: boolean | null | undefined;
  inList?: string | null | undefined;
}

/** The longest query, in characters: a long abstract. */
export const MAX_QUERY = 5_000;
/** The longest text of a filter, in characters. */
const MAX_TEXT = 200;

/**
 * Reads what is searched for: a paper's id or address stands for that paper alone, all else is words and operators; the
 * filter narrows both.
 * @throws {InvalidInputError} when a text is too long or an id malformed
 */
export function readSearch(
  text: string,
  input: FilterInput | null | undefined,
): Pick<ParsedQuery, "terms" | "without"> & { filter: PaperFilter } {
  if (text.length > MAX_QUERY) {
    throw InvalidInputError.at(["query"], `A query has at most ${MAX_QUERY} characters.`);
  }
  const paperId = parsePaperId(text);
  const { terms, without, ...parsed } = parseQuery(paperId ? "" : text);
  const isUnread = [terms, without, ...Object.values(parsed)].every(
    (part) => part === null || (Array.isArray(part) && part.length === 0),
  );
  // Signs alone fit nothing, where no words at all fit everything.
  const signs = singleLine(text);
  if (isUnread && !paperId && signs !== "") terms.push({ text: signs, isExact: true });
  const { year } = input ?? {};
  return {
    terms,
    without,
    filter: {
      authors: [...parsed.authors, ...textOf(input, "author")],
      orgs: [...parsed.orgs, ...textOf(input, "org")],
      venues: [...parsed.venues, ...textOf(input, "venue")],
      categories: [...parsed.categories, ...textOf(input, "category")],
      keywords: [...parsed.keywords, ...textOf(input, "keyword")],
      sources: [...parsed.sources, ...textOf(input, "source")],
      years: [
        ...parsed.years,
        ...(year ? [{ from: yearOf(year, "from"), to: yearOf(year, "to") }] : []),
      ],
      hasCode: input?.hasCode ?? parsed.hasCode,
      listKey: input?.inList == null ? null : readIdOf("List", input.inList, ["filter", "inList"]),
      paperId,
    },
  };
}

function textOf(
  input: FilterInput | null | undefined,
  name: "author" | "org" | "venue" | "category" | "keyword" | "source",
): string[] {
  const text = singleLine(input?.[name] ?? "");
  if (text.length > MAX_TEXT) {
    throw InvalidInputError.at(["filter", name], `It has at most ${MAX_TEXT} characters.`);
  }
  return text === "" ? [] : [text];
}

function yearOf(year: NonNullable<FilterInput["year"]>, end: "from" | "to"): number | null {
  const value = year[end] ?? null;
  if (value !== null && (value < 0 || value > 9_999)) {
    throw InvalidInputError.at(["filter", "year", end], "A year is a number from 0 to 9999.");
  }
  return value;
}
