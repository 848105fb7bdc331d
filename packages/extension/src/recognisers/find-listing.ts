import { isListing } from "./list-papers.ts";
import { findSite } from "./recognise-on.ts";
import type { Recogniser } from "./recogniser.ts";
import { groups, recognisers } from "./registry.ts";

/** The group of a site: which script of ours knows its pages. */
export type SiteGroup = keyof typeof groups;

/** The site of an address under which papers are listed, and its group; null for every other address. */
export function findListing(address: string): { site: Recogniser; group: SiteGroup } | null {
  const known = findSite(recognisers, address);
  if (!known || !isListing(known.site, known.url) || known.site.recognise(known.url, null)) {
    return null;
  }
  const { site } = known;
  const names = Object.keys(groups) as SiteGroup[];
  const group = names.find((name) => groups[name].includes(site));
  return group ? { site, group } : null;
}
