import { MatchPattern } from "wxt/utils/match-patterns";
import type { SiteGroup } from "./recognisers/find-listing.ts";
import { findSite } from "./recognisers/recognise-on.ts";
import type { Recogniser } from "./recognisers/recogniser.ts";
import { groups, recognisers } from "./recognisers/registry.ts";

/**
 * The group of sites whose script reads the page of an address: one of a paper, where a script may run. Null for every
 * other address, a PDF's among them.
 */
export function findPaperPage(address: string): SiteGroup | null {
  const known = findSite(recognisers, address);
  if (!known || !known.site.recognise(known.url, null) || !isReadable(known.site, address)) {
    return null;
  }
  const names = Object.keys(groups) as SiteGroup[];
  return names.find((name) => groups[name].includes(known.site)) ?? null;
}

function isReadable(site: Recogniser, address: string): boolean {
  return site.pages.some((page) => new MatchPattern(page).includes(address));
}
