import { findSite } from "./recognise-on.ts";
import type { PaperAddress, Recogniser } from "./recogniser.ts";
import { recognisers } from "./registry.ts";

/** What an address of a known site says of a paper; null for every other address. */
export function readPaperAddress(address: string): PaperAddress | null {
  const known = findSite(recognisers, address);
  return known && known.site.readAddress(known.url);
}

/** The same where a script may read the page: null for a PDF's address, too. */
export function findPaperPage(address: string): PaperAddress | null {
  const known = findSite(recognisers, address);
  if (!known || !isReadable(known.site, address)) return null;
  return known.site.readAddress(known.url);
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
