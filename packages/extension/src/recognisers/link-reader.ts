import { decodePercent } from "@paperround/schema/paper-id/clean-text";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import { unwrapUrl } from "@paperround/schema/paper-id/wrapped-url";
import { readAddress } from "./elsewhere.ts";
import type { FoundListing } from "./find-listing.ts";
import type { LinkedPaper } from "./list-papers.ts";

/**
 * Reads where links of a listing lead: those of an index to papers of any site, those of others to their own.
 * @returns what takes a link as the page writes it; null where it leads to no paper
 */
export function linkReader({
  site,
  url: page,
}: FoundListing): (href: string) => LinkedPaper | null {
  return (href) => {
    const url = URL.parse(href, page.href);
    if (!url || !/^https?:$/.test(url.protocol)) return null;
    const paper = site.listing?.isIndex ? idOf(url) : site.knows(url) && site.readAddress(url);
    return paper ? { id: paper.id, page: partOf(site, url) ?? url.origin + url.pathname } : null;
  };
}

function partOf({ listing }: FoundListing["site"], url: URL): string | undefined {
  return listing?.same
    ?.exec(decodePercent(url.pathname + url.search))
    ?.slice(1)
    .join(" ")
    .toLowerCase();
}

function idOf(url: URL): Pick<LinkedPaper, "id"> | null {
  const page = readPageUrl(url.href);
  const id = readAddress(URL.parse((page && unwrapUrl(page)) ?? "") ?? url);
  return id && { id };
}
