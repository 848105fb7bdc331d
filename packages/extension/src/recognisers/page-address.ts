import { findAll } from "./page-reader.ts";

const LONGEST_ADDRESS = 2000;

/**
 * The address of a page: its own, or of one that was saved (a file, or nobody knows where from) the one that it calls its
 * own. A page of the web is where it is, whatever it says.
 */
export function pageAddress(address: string, document: Document | null): string {
  if (!document || isOfWeb(address)) return address;
  const links = findAll(document, 'link[rel~="canonical" i]');
  const named = new Set(links.map((link) => link.getAttribute("href") ?? ""));
  const [canonical = ""] = named;
  return named.size === 1 && canonical.length <= LONGEST_ADDRESS && isOfWeb(canonical)
    ? canonical
    : address;
}

function isOfWeb(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? "");
}
