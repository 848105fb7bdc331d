import { findSite } from "./recognise-on.ts";
import type { Recogniser } from "./recogniser.ts";
import { recognisers } from "./registry.ts";

/** Paths that list papers nearly everywhere. */
const LISTS =
  /\/(?:toc|search|search-?results|dosearch|find|issues?|volumes?|volumes-and-issues|loi|latest|recent|current|accepted|newarticles|inpress|list|browse|collections?|subjects?|topics?|authors?|profile|journals?(?![.-])|articles|reviewed-preprints|advance-articles|research-topics|proceedings|events?|archive|books?|edited-volume|referencework)(?:[/?.-]|$)/i;
/** What stands beside listings under addresses like theirs. */
const ABOUT =
  /\/(?:about|files|information|editors?|editorial-?(?:board|policies)|scope-and-details|aims-and-scope|authors(?=\/?$|\.html)|author-\w+|for-?authors|guide-for-authors|instructions|(?:[a-z]+-)?guidelines)(?:[/?.-]|$)/i;

/** A site, and an address of it as the site writes it. */
export interface FoundListing {
  site: Recogniser;
  url: URL;
}

/** The site that lists papers under an address; null for every other address. */
export function findListing(address: string): FoundListing | null {
  const known = findSite(recognisers, address);
  return known && isListing(known.site, known.url) && !known.site.readAddress(known.url)
    ? known
    : null;
}

/** Whether an address of the site is of a listing. */
export function isListing({ listing }: Recogniser, url: URL): boolean {
  return (listing?.paths ?? LISTS).test(url.pathname + url.search) && !ABOUT.test(url.pathname);
}
