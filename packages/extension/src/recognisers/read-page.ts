import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import { unwrapUrl } from "@paperround/schema/paper-id/wrapped-url";
import { readAddress, recogniseElsewhere } from "./elsewhere.ts";
import { isListing } from "./find-listing.ts";
import { linkReader } from "./link-reader.ts";
import { listPapers } from "./list-papers.ts";
import type { ListedPaper } from "./list-papers.ts";
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
  const page = readPageUrl(address);
  const wrapped = page && unwrapUrl(page);
  return wrapped ? readWrapped(wrapped, document) : readShown(address, document);
}

/** A library's login, a viewer or an archive: the paper that it leads to, and nothing else. */
function readWrapped(address: string, document: Document | null): PageAnswer {
  const shown = readShown(address, document);
  const answer = shown.kind === "paper" ? shown : readShown(address, null);
  return answer.kind === "paper" && answer.paper.ids.length > 0 ? answer : NONE;
}

function readShown(address: string, document: Document | null): PageAnswer {
  const known = findSite(recognisers, address);
  const paper = properPaper(known && recogniseAt(known.site, known.url, document));
  if (paper) return { kind: "paper", paper };
  if (known && isListing(known.site, known.url)) {
    if (!document) return { kind: "list", papers: [] };
    const papers = listPapers(document, known.site.listing ?? {}, linkReader(known));
    if (papers.length > 0) return { kind: "list", papers };
  }
  // A site knows which of its addresses with an id are papers' (others are volumes' or figures'); of the rest, pages may say it.
  if (known && (known.site.readAddress(known.url) || readAddress(known.url))) return NONE;
  const other = properPaper(recogniseElsewhere(known ? null : URL.parse(address), document));
  return other ? { kind: "paper", paper: other } : NONE;
}
