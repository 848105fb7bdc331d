import { readArxivId } from "./arxiv-id.ts";
import {
  decodePercent,
  hasForbiddenCharacters,
  isPlain,
  stripInvisible,
  trimPunctuation,
} from "./clean-text.ts";
import type { ParsedPaperId } from "./scheme.ts";

/** Longer than every DOI that Crossref and DataCite show; the rest is somebody's experiment. */
const MAX_DOI_LENGTH = 512;
const MAX_ENCODINGS = 6;
const DOI = /^10\.\d{4,9}(?:\.\d{1,9}){0,4}\/\S+$/;
const ARXIV_PREFIX = "10.48550/arxiv.";
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function decodeOnce(text: string): string {
  const decoded = decodePercent(text);
  const plain = decoded.includes("&")
    ? decoded.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? "")
    : decoded;
  return lowerAscii(stripInvisible(plain));
}

// A DOI ignores the case of ASCII letters only (ISO 26324), so no other letter is touched.
function lowerAscii(text: string): string {
  return isPlain(text)
    ? text.toLowerCase()
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Decodes percent escapes and HTML entities, however often they were applied, or gives up. */
function decodeFully(text: string): string | null {
  let current = lowerAscii(text);
  for (let round = 0; round < MAX_ENCODINGS; round += 1) {
    const next = decodeOnce(current);
    if (next === current) return current;
    current = next;
  }
  return null;
}

/**
 * Reads a DOI without its label or resolver: `10.1000/ABC%28x%29.` gives `10.1000/abc(x)`.
 * DOIs that arXiv gives to its papers (`10.48550/arXiv.1706.03762`) are arXiv ids.
 */
export function readDoi(text: string): ParsedPaperId | null {
  const decoded = decodeFully(text);
  if (decoded === null || hasForbiddenCharacters(decoded)) return null;
  // A query string is never part of a DOI, but `?` alone may be.
  const query = decoded.includes("?") ? decoded.search(/\?[\w.-]{1,40}=/) : -1;
  let doi = trimPunctuation((query < 0 ? decoded : decoded.slice(0, query)).trim());
  // `#` is a legal check character at the end of a SICI; browsers take it for a fragment and cut it.
  if (doi.endsWith(".co;2-")) doi += "#";
  if (doi.length > MAX_DOI_LENGTH || !DOI.test(doi)) return null;
  if (doi.startsWith(ARXIV_PREFIX)) {
    const arxiv = readArxivId(doi.slice(ARXIV_PREFIX.length));
    if (arxiv) return arxiv;
  }
  const suffix = doi.slice(doi.indexOf("/") + 1).split("/");
  // Dot segments would vanish from the DOI's own URL, and a suffix says something.
  if (suffix.some((part) => part === "." || part === "..")) return null;
  const said = suffix.join("");
  // Nearly always it is of ASCII: `clean-text.ts` says what a Unicode class costs.
  return /[a-z\d]/.test(said) || /[\p{L}\p{N}]/u.test(said) ? { scheme: "DOI", value: doi } : null;
}
