import type { Context } from "../context.ts";
import type { KeysetPage, PageArgs } from "../keyset.ts";
import type { IndexedFinds } from "../paper-index.ts";
import type { ParsedQuery } from "./parse-query.ts";
import type { Ranking } from "./search-cursor.ts";
import type { PaperFilter } from "./search-filter.sql.ts";
import type { Hit, SearchSort } from "./search.sql.ts";

/** Who answered: the index in memory, or PostgreSQL's own text search. */
export type ServedBy = "INDEX" | "DATABASE";

/** What is searched for. */
export interface SearchQuestion extends Pick<ParsedQuery, "terms" | "without"> {
  filter: PaperFilter;
  sort: SearchSort;
}

/** Which of what is found is shown. */
export interface SearchPage {
  /** Of the connection: its cursors are told from others' by it. */
  name: string;
  args: PageArgs;
}

/** What was found. */
export interface SearchFinds {
  page: KeysetPage<Hit>;
  /** How many there are; more than 1,000 stands for all numbers above. */
  count: number;
  servedBy: ServedBy;
  /** What the words were taken for, as one would type it; null when they were taken as they stand. */
  correctedQuery: string | null;
  /** The terms as they were searched for. */
  terms: ParsedQuery["terms"];
  /** Where a text has them, when the index knows. */
  marksIn: IndexedFinds["marksIn"] | null;
}

/** What was found, its hits in order: as many as the page takes at least, at most 1,001. */
export interface Found extends Omit<SearchFinds, "page"> {
  hits: Hit[];
}

/** What a search needs of a request. */
export type Asking = Pick<Context, "db" | "viewer" | "paperIndex">;

/** The ranking that a page's cursors are of. */
export function rankingOf(
  { name }: SearchPage,
  { sort }: SearchQuestion,
  servedBy: ServedBy,
): Ranking {
  return { name, by: `${sort} ${servedBy}` };
}
