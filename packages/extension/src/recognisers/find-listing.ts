import { isListing } from "./list-papers.ts";
import { findSite } from "./recognise-on.ts";
import type { Recogniser } from "./recogniser.ts";
import { recognisers } from "./registry.ts";
import { groupOf } from "./site-group.ts";
import type { SiteGroup } from "./site-group.ts";

/** The site of an address under which papers are listed, and its group; null for every other address. */
export function findListing(address: string): { site: Recogniser; group: SiteGroup } | null {
  const known = findSite(recognisers, address);
  if (!known || !isListing(known.site, known.url) || known.site.readAddress(known.url)) {
    return null;
  }
  const { site } = known;
  const group = groupOf(site);
  return group ? { site, group } : null;
}
