import type { Viewer } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { singleLine } from "../plain-text.ts";
import type { ParsedQuery } from "../search/parse-query.ts";
import type { PaperFilter } from "../search/search-filter.sql.ts";
import { isOpen } from "../search/search-filter.sql.ts";
import type { FilterInput } from "../search/search-input.ts";
import { readSearch } from "../search/search-input.ts";

/** The longest query that is kept, in characters. */
export const MAX_KEPT_QUERY = 500;

/** So many things a paper has to be besides having the words: each is looked at for every new paper. */
const MAX_CONDITIONS = 12;

/** What a kept search looks for. */
export interface KeptSearch {
  query: string;
  filter: FilterInput;
}

type ReadSearch = Pick<ParsedQuery, "terms" | "without"> & { filter: PaperFilter };

/**
 * A search as it is kept: without the parts of the filter that say nothing.
 * @throws {InvalidInputError} when it is too long, malformed, or fits every paper
 */
export function checkKept(query: string, filter: FilterInput | null | undefined): KeptSearch {
  if (query.length > MAX_KEPT_QUERY) {
    throw InvalidInputError.at(
      ["input", "query"],
      `A search that is kept has at most ${MAX_KEPT_QUERY} characters: leave words out.`,
    );
  }
  const kept = { query: singleLine(query), filter: keptFilter(filter) };
  const read = withinInput(() => readKept(kept));
  if (read.terms.length === 0 && read.without.length === 0 && isOpen(read.filter)) {
    throw InvalidInputError.at(
      ["input", "query"],
      "This fits every paper: give words or a filter. All new papers are in the feed `daily`.",
    );
  }
  const conditions = Object.values(read.filter).reduce<number>(
    (sum, value) => sum + (Array.isArray(value) ? value.length : value === null ? 0 : 1),
    0,
  );
  if (conditions > MAX_CONDITIONS) {
    throw InvalidInputError.at(
      ["input", "query"],
      `A search that is kept has at most ${MAX_CONDITIONS} operators and filters: leave some out.`,
    );
  }
  return kept;
}

/**
 * A filter as it is kept: without what nobody sees, and without the parts that say nothing.
 * @throws {InvalidInputError} when a part is malformed
 */
export function keptFilter(filter: FilterInput | null | undefined): FilterInput {
  const told = Object.entries(filter ?? {})
    .filter(([, value]) => value != null)
    .map(([name, value]) => [name, typeof value === "string" ? singleLine(value) : value] as const)
    // An empty id is none, and is refused.
    .filter(([name, value]) => value !== "" || name === "inList");
  const kept: FilterInput = Object.fromEntries(told);
  withinInput(() => readKept({ query: "", filter: kept }));
  return kept;
}

/**
 * What a kept search looks for, read.
 * @throws {InvalidInputError} when it is none that {@link checkKept} lets pass
 */
export function readKept({ query, filter }: { query: string; filter: unknown }): ReadSearch {
  return readSearch(query, filter as FilterInput);
}

/** Its owner, without what their role adds: for what nobody looks at themselves. */
export function asMember(userId: string): Viewer {
  return { id: userId, name: "", handle: "", email: "", role: "MEMBER" };
}

function withinInput<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(
      error.fields.map(({ path, message }) => ({ path: ["input", ...path], message })),
    );
  }
}
