import { isListing, listPapers } from "./list-papers.ts";
import type { ListedPaper } from "./list-papers.ts";
import { readAddress, recogniseElsewhere } from "./elsewhere.ts";
import { pageAddress } from "./page-address.ts";
import { recogniseAt } from "./recognise-at.ts";
import { findSite } from "./recognise-on.ts";
import { properPaper } from "./proper-title.ts";
import type { RecognisedPaper } from "./recogniser.ts";
import { recognisers } from "./registry.ts";

/** What a page shows: one paper, a listing of papers, or neither. */
export type PageAnswer =
  | { kind: "paper"; paper: RecognisedPaper }
  | { kind: "list"; papers: ListedPaper[] }
  | { kind: "none" };

const NONE: PageAnswer = { kind: "none" };

/** Says what a page of any site shows. Without a document the address alone decides. */
export function readPage(of: string, document: Document | null): PageAnswer {
  const address = pageAddress(of, document);
  const known = findSite(recognisers, address);
  if (!known) {
    const paper = properPaper(recogniseElsewhere(URL.parse(address), document));
    return paper ? { kind: "paper", paper } : NONE;
  }
  const { site, url } = known;
  const paper = properPaper(recogniseAt(site, url, document));
  if (paper) return { kind: "paper", paper };
  if (!isListing(site, url)) return NONE;
  if (!document) return { kind: "list", papers: [] };
  const papers = listPapers(url, document, site, readAddress);
  return papers.length > 0 ? { kind: "list", papers } : NONE;
}
