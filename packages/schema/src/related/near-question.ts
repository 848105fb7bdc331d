import type { DescribedPaper } from "../paper-index.ts";

/** What papers have to be near to. */
export interface NearQuestion {
  /** Rows of papers. */
  like: readonly number[];
  /** Rows of papers that the answer should have less of. */
  unlike?: readonly number[];
  /** A paper that is not here. */
  text?: DescribedPaper;
  /** At most so many neighbours. */
  limit: number;
}
