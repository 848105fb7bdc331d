import { isHost } from "./page-url.ts";
import type { PageUrl } from "./page-url.ts";

/**
 * The address that another address only leads to: a login page, a challenge, a click counter,
 * a PDF viewer, or an archived copy. Null for every other address, above all for searches and
 * "share this" pages, which are about a paper but do not show it.
 */
export function unwrapUrl(url: PageUrl): string | null {
  const last = url.segments.at(-1)?.toLowerCase() ?? "";
  if (last === "login") return parameter(url, ["url", "qurl"]);
  if (isHost(url, "go.openathens.net")) return parameter(url, ["url"]);
  if (isHost(url, "arxiv.org") && last === "ct") return parameter(url, ["url"]);
  if (isHost(url, "google.com") && last === "url") return parameter(url, ["url", "q"]);
  if (isHost(url, "google.com") && last === "scholar_url") return parameter(url, ["url"]);
  // Springer Nature's sign-in, by which links of Google Scholar lead, and the challenge of IOP.
  if (isHost(url, "idp.springer.com") || isHost(url, "idp.nature.com")) {
    return parameter(url, ["redirect_uri"]);
  }
  if (isHost(url, "perfdrive.com")) return parameter(url, ["ssc"]);
  if (last === "viewer.html") return parameter(url, ["file"]);
  if (isHost(url, "web.archive.org")) {
    return /^\/web\/\d{1,14}[a-z_]{0,6}\/(https?:\/\/?.+)$/.exec(url.path)?.[1] ?? null;
  }
  return null;
}

function parameter(url: PageUrl, names: readonly string[]): string | null {
  for (const name of names) {
    const value = url.query.get(name);
    if (value !== null && /^https?:\/\//i.test(value)) return value;
  }
  return null;
}
