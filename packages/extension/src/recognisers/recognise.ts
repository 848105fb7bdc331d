import type { RecognisedPaper } from "./recogniser.ts";
import { recognisers } from "./registry.ts";

/**
 * The paper that a page shows, or null when it shows none. Without a document the address alone
 * decides: enough for PDFs, where no script may run.
 */
export function recognise(address: string, document: Document | null): RecognisedPaper | null {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  return recognisers.find((site) => site.knows(url))?.recognise(url, document) ?? null;
}
