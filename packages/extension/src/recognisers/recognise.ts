import { findSite, recogniseOn } from "./recognise-on.ts";
import type { RecognisedPaper } from "./recogniser.ts";
import { recognisers } from "./registry.ts";

/**
 * The paper that a page of any known site shows, or null when it shows none.
 * Without a document the address alone decides: enough for PDFs, where no script may run.
 */
export function recognise(address: string, document: Document | null): RecognisedPaper | null {
  return recogniseOn(recognisers, address, document);
}

/** Whether an address is one under which some known site shows a paper, whatever its id. */
export function mayShowPaper(address: string): boolean {
  const known = findSite(recognisers, address);
  return known !== null && known.site.readAddress(known.url) !== null;
}
