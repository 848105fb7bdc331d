import { trimPunctuation } from "@paperround/schema/paper-id/clean-text";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import { knownPaper } from "./known-paper.ts";
import { recogniseAt } from "./recognise-at.ts";
import type { RecognisedPaper, Recogniser } from "./recogniser.ts";

/** What libraries call the hosts through which they let their readers read. */
const PROXY =
  /proxy|ezp|(?:^|[.-])(?:ez|lib|library|libraries|oca|idm|remotexs|sso|vpn|webvpn)(?:[.-]|$)/;

/** The paper that a page of one of the sites shows, or null: none, or one of which nothing is known. */
export function recogniseOn(
  sites: readonly Recogniser[],
  address: string,
  document: Document | null,
): RecognisedPaper | null {
  const known = findSite(sites, address);
  return known && knownPaper(recogniseAt(known.site, known.url, document));
}

/**
 * The site that an address is of, and the address as the site writes it: a library's proxy hides
 * it in its own (`www-nature-com.proxy.uni.edu`, `www.nature.com.proxy.uni.edu`).
 */
export function findSite(
  sites: readonly Recogniser[],
  address: string,
): { site: Recogniser; url: URL } | null {
  const url = URL.parse(trimPunctuation(address));
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  for (const host of hostsOf(url)) {
    const shown = new URL(url);
    shown.hostname = host;
    const site = sites.find((candidate) => candidate.knows(shown));
    if (site) return { site, url: shown };
  }
  return null;
}

function hostsOf(url: URL): string[] {
  const [own = "", ...hidden] = readPageUrl(url.href)?.hosts ?? [];
  return [own, ...hidden, ...proxiedHosts(own)];
}

/** What may stand before the name of a library's proxy (`www.nature.com.proxy.uni.edu`). */
export function proxiedHosts(host: string): string[] {
  // Some write a number before the site's name, and nothing into their own.
  const named = host.replace(/^\d-/, "");
  const labels = named.split(".");
  const found: string[] = [];
  // The proxy's own name is the last few labels.
  for (let end = labels.length - 2; end >= 2; end -= 1) {
    if (named !== host || PROXY.test(labels.slice(end).join("."))) {
      found.push(labels.slice(0, end).join("."));
    }
  }
  return found;
}
