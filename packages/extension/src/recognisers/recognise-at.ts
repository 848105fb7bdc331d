import { readPaperPage } from "./read-paper-page.ts";
import type { RecognisedPaper, Recogniser } from "./recogniser.ts";

/** What a page of a site shows, or null when it shows no paper. Without a document (a PDF, a tab) the address decides. */
export function recogniseAt(
  site: Recogniser,
  url: URL,
  document: Document | null,
): RecognisedPaper | null {
  const address = site.readAddress(url);
  if (!address || document) return address && document && readPaperPage(address, url, document);
  return { ids: address.id ? [address.id] : [], title: null };
}
