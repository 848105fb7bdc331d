import { readArxivId } from "./arxiv-id.ts";
import { isHost } from "./page-url.ts";
import type { PageUrl } from "./page-url.ts";
import type { ParsedPaperId } from "./scheme.ts";

const ARXIV_PAGES =
  "abs pdf html ps format src e-print dvi tb refs cits bibtex trackback other".split(" ");
/** Places that show arXiv's papers, and the first part of the path that comes before the id. */
const SITES: readonly (readonly [site: string, pages: readonly string[]])[] = [
  ["arxiv.org", ARXIV_PAGES],
  ["xxx.lanl.gov", ARXIV_PAGES],
  ["ar5iv.org", ["abs", "html", "pdf"]],
  ["alphaxiv.org", ["abs", "pdf", "html", "overview", "resources"]],
  ["huggingface.co", ["papers"]],
  ["hf.co", ["papers"]],
  ["arxiv-vanity.com", ["papers"]],
  ["emergentmind.com", ["papers"]],
];
const FILE_ENDING = /(?:\.pdf|\.ps|\.ps\.gz|\.tar\.gz|\.gz|\.html?)$/i;

/** The arXiv paper that a URL names: on arXiv, its mirrors and proxies, and the readers around it. */
export function readArxivUrl(url: PageUrl): ParsedPaperId | null {
  for (const [site, pages] of SITES) {
    if (isHost(url, site)) return readSite(url, site, pages) ?? readLabelled(url);
  }
  return readLabelled(url) ?? readBibcode(url);
}

function readSite(url: PageUrl, site: string, pages: readonly string[]): ParsedPaperId | null {
  // alphaXiv puts a language before the rest of some paths.
  const skip = site === "alphaxiv.org" && /^[a-z]{2}$/.test(url.segments[0] ?? "") ? 1 : 0;
  const [page = "", ...rest] = url.segments.slice(skip);
  const kind = page.toLowerCase();
  if (pages.includes(kind)) return readParts(rest, kind === "html" || kind === "src");
  if (pages !== ARXIV_PAGES) return null;
  // Files of arXiv's own cache: ftp/hep-th/papers/9901/9901001.pdf
  if (kind === "ftp" || kind === "ps_cache") {
    const file = (rest.at(-1) ?? "").replace(FILE_ENDING, "");
    return readArxivId(file) ?? readArxivId(`${rest[0]}/${file}`);
  }
  return readParts(url.segments, false);
}

/** An id in one part of the path, or in two when it is an old one. */
function readParts(parts: readonly string[], mayGoOn: boolean): ParsedPaperId | null {
  for (const length of [1, 2]) {
    if (parts.length < length || (parts.length > length && !mayGoOn)) continue;
    const text = parts.slice(0, length).join("/");
    // Every id has digits: addresses of other pages cost nothing more.
    const id = /\d/.test(text) && readArxivId(stripEnding(stripLabel(text.trim())));
    if (id) return id;
  }
  return null;
}

function stripLabel(text: string): string {
  return text.slice(0, 6).toLowerCase() === "arxiv:" ? text.slice(6).trimStart() : text;
}

function stripEnding(text: string): string {
  // Nearly every id ends with a digit.
  const last = text.charAt(text.length - 1);
  if (last >= "0" && last <= "9") return text;
  return text.replace(/[.,;:)\]}>'"”’]{1,8}$/, "").replace(FILE_ENDING, "");
}

/** `…/arxiv/1706.03762` and `…/arXiv:hep-th/9901001`, which many sites and APIs use. */
function readLabelled(url: PageUrl): ParsedPaperId | null {
  for (const [index, segment] of url.segments.entries()) {
    const after = url.segments.slice(index + 1);
    const lower = segment.toLowerCase();
    if (lower === "arxiv") return readParts(after, false);
    if (lower.startsWith("arxiv:")) return readParts([segment, ...after], false);
  }
  return null;
}

/** Bibcodes of the Astrophysics Data System: `2020arXiv201207436Z`, `2009arXiv0901.1234K`. */
function readBibcode(url: PageUrl): ParsedPaperId | null {
  if (!isHost(url, "adsabs.harvard.edu") && !isHost(url, "scixplorer.org")) return null;
  for (const segment of url.segments) {
    const match = /^\d{4}arXiv(\d{4})\.?(\d{4,5})[A-Z.]$/.exec(segment);
    if (match) return readArxivId(`${match[1]}.${match[2]}`);
  }
  return null;
}
