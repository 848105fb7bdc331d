import { findSite } from "./recognise-on.ts";
import type { Recogniser } from "./recogniser.ts";
import { recognisers } from "./registry.ts";
import { groupOf } from "./site-group.ts";
import type { SiteGroup } from "./site-group.ts";

/**
 * The group of sites whose script reads the page of an address: one of a paper, where a script may run. Null for every
 * other address, a PDF's among them.
 */
export function findPaperPage(address: string): SiteGroup | null {
  const known = findSite(recognisers, address);
  if (!known || !known.site.recognise(known.url, null) || !isReadable(known.site, address)) {
    return null;
  }
  return groupOf(known.site);
}

/** Browsers hold a pattern against path and query (`/plosone/article?id=…`); a recogniser has seen to the host. */
function isReadable(site: Recogniser, address: string): boolean {
  const { pathname, search } = new URL(address);
  return site.pages.some((page) => {
    const [, path = ""] = /^\*:\/\/[^/]+(\/.*)$/.exec(page) ?? [];
    const parts = path.split("*").map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, "\\$&"));
    return path !== "" && new RegExp(`^${parts.join(".*")}$`, "i").test(pathname + search);
  });
}
