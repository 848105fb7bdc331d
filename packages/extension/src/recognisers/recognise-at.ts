import type { RecognisedPaper, Recogniser } from "./recogniser.ts";

/** The paper that a page of a site shows, or null: none, or one of which nothing is known. */
export function recogniseAt(
  site: Recogniser,
  url: URL,
  document: Document | null,
): RecognisedPaper | null {
  const paper = site.recognise(url, document);
  return paper && (paper.ids.length > 0 || paper.title !== null) ? paper : null;
}
