import type { RecognisedPaper } from "./recogniser.ts";

/** A paper, or null where nothing is known of it: neither an id nor a title. */
export function knownPaper(paper: RecognisedPaper | null): RecognisedPaper | null {
  return paper && (paper.ids.length > 0 || paper.title !== null) ? paper : null;
}
