import { findAll } from "./page-reader.ts";
import { ieeeAddress } from "./pages/ieee.ts";

const LONGEST_ADDRESS = 2000;

/**
 * The address of a page: its own, or of one that was saved (a file, or nobody knows where from) the one that it calls its
 * own. A page of the web is where it is, whatever it says.
 */
export function pageAddress(address: string, document: Document | null): string {
  if (!document || isOfWeb(address)) return address;
  const own = ownAddress(document);
  return own !== null && own.length <= LONGEST_ADDRESS && isOfWeb(own) ? own : address;
}

/** What the page calls itself, or else what it tells those who share it. */
function ownAddress(document: Document): string | null {
  const [canonical, ...others] = new Set(valuesOf(document, 'link[rel~="canonical" i]', "href"));
  if (canonical !== undefined) return others.length === 0 ? canonical : null;
  // Archives of pages keep a tag's content as its value.
  const shared = 'meta:is([property="og:url" i],[name="og:url" i])';
  return ieeeAddress(document) ?? valuesOf(document, shared, "content", "value")[0] ?? null;
}

function valuesOf(document: Document, selector: string, ...attributes: string[]): string[] {
  return findAll(document, selector).map(
    (tag) => attributes.map((name) => tag.getAttribute(name)).find(Boolean) ?? "",
  );
}

function isOfWeb(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? "");
}
