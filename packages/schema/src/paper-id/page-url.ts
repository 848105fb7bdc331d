import { decodePercent, hasForbiddenCharacters } from "./clean-text.ts";

/** A web address taken apart for the readers of sites. */
export interface PageUrl {
  /** Hosts that the address may stand for: its own, and the one a library's proxy hides. */
  hosts: readonly string[];
  /** Decoded path, with its leading slash. */
  path: string;
  /** The decoded path's parts that are not empty. */
  segments: readonly string[];
  query: URLSearchParams;
}

const BARE_HOST = /^(?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+){1,8}(?::\d{1,5})?\//i;

/** Whether the text is written as a web address, with or without `https://`. */
export function looksLikeUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) || BARE_HOST.test(text);
}

/** Takes a web address apart, or returns null when it is none (another protocol, no host, …). */
export function readPageUrl(text: string): PageUrl | null {
  // What a browser shows, and nearly all else: `clean-text.ts` says what patterns cost there.
  const isWhole = text.startsWith("https://");
  if (!isWhole && !looksLikeUrl(text)) return null;
  const withProtocol =
    isWhole || /^https?:/i.test(text) ? text : `https://${text.replace(/^\/\//, "")}`;
  let url: URL;
  try {
    url = new URL(withProtocol);
  } catch {
    return null;
  }
  const path = decodePercent(url.pathname);
  if (hasForbiddenCharacters(path)) return null;
  return {
    hosts: hostsOf(url.hostname),
    path,
    segments: path.split("/").filter((segment) => segment !== ""),
    // Made when somebody asks: few readers do, and a browser needs a while to make the first.
    get query() {
      return url.searchParams;
    },
  };
}

/**
 * Libraries' proxies put the site into the first label (`arxiv-org.proxy.uni.edu`, with `--` for a
 * hyphen of its own) or before their own name (`arxiv.org.proxy.uni.edu`, which {@link isHost} reads).
 */
function hostsOf(hostname: string): string[] {
  const lower = hostname.toLowerCase();
  const host = lower.endsWith(".") ? lower.slice(0, -1) : lower;
  const [label = "", ...rest] = host.split(".");
  if (rest.length < 2 || !label.includes("-")) return [host];
  const hidden = label
    .split("--")
    .map((part) => part.replaceAll("-", "."))
    .join("-");
  return [host, hidden];
}

/** Whether the address stands for the site or one of its mirrors and sub-domains. */
export function isHost(url: PageUrl, site: string): boolean {
  return url.hosts.some(
    (host) => host === site || host.endsWith(`.${site}`) || `.${host}`.includes(`.${site}.`),
  );
}
