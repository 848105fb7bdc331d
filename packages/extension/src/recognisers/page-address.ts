import { findAll } from "./page-reader.ts";
import { ieeeAddress } from "./pages/ieee.ts";

const LONGEST_ADDRESS = 2000;

/**
 * The address of a page: its own, or of one that was saved (a file, or nobody knows where from) the one that it calls its
 * own. A page of the web is where it is, whatever it says.
 */
export function pageAddress(address: string, document: Document | null): string {
  if (!document || isOfWeb(address)) return address;
  const own = findAll(document, 'link[rel~="canonical" i]').map((link) =>
    link.getAttribute("href"),
  );
  if (own.length === 0) own.push(ieeeAddress(document));
  const named = new Set(own);
  const [canonical] = named;
  return named.size === 1 && canonical && canonical.length <= LONGEST_ADDRESS && isOfWeb(canonical)
    ? canonical
    : address;
}

function isOfWeb(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? "");
}
