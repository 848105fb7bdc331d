import { readArxivUrl } from "./arxiv-url.ts";
import { cleanText } from "./clean-text.ts";
import { readDoiUrl } from "./doi-url.ts";
import { readIndexUrl } from "./index-url.ts";
import { looksLikeUrl, readPageUrl } from "./page-url.ts";
import { READERS, splitLabel } from "./read-scheme.ts";
import type { PaperIdScheme, ParsedPaperId } from "./scheme.ts";
import { unwrapUrl } from "./wrapped-url.ts";

/**
 * Schemes whose ids are told apart without a label. Bare digits (PMID or corpus id?) and bare words
 * (an OpenReview id?) are not: they need one.
 */
const CLEAR_WITHOUT_LABEL: readonly PaperIdScheme[] = ["ARXIV", "DOI", "ACL"];

/**
 * Reads an id of any scheme from what a person types or pastes: an id (`2005.14165`), a labelled one
 * (`doi:10.…`, `PMID 123`), or a URL. Null when no id, or no certain one, is in it.
 */
export function parsePaperId(text: string): ParsedPaperId | null {
  const cleaned = cleanText(text);
  if (cleaned === null) return null;
  const label = splitLabel(cleaned);
  if (label) {
    const id = READERS[label.scheme](label.rest) ?? readAnyUrl(label.rest);
    if (id) return id;
  }
  return readClear(cleaned) ?? readAnyUrl(cleaned);
}

/**
 * Reads the id of the paper that a web page shows, from the page's address alone: arXiv and its
 * mirrors, OpenReview, the ACL Anthology, PubMed, publishers' addresses that carry a DOI, and any of
 * these behind a library's proxy. Null for other pages and for protocols other than http(s).
 */
export function parsePaperUrl(url: string): ParsedPaperId | null {
  const cleaned = cleanText(url);
  return cleaned === null ? null : readAnyUrl(cleaned);
}

function readClear(text: string): ParsedPaperId | null {
  for (const scheme of CLEAR_WITHOUT_LABEL) {
    const id = READERS[scheme](text);
    if (id) return id;
  }
  if (/^PMC\d{3,}/i.test(text)) return READERS.PMCID(text);
  return /^W\d{5,}$/i.test(text) ? READERS.OPENALEX(text) : null;
}

function readAnyUrl(text: string): ParsedPaperId | null {
  const page = looksLikeUrl(text) ? readPageUrl(text) : null;
  if (!page) return null;
  const wrapped = unwrapUrl(page);
  // One wrapping is undone, not a chain of them.
  const inner = wrapped === null ? null : readPageUrl(wrapped);
  const shown = inner ?? page;
  return readArxivUrl(shown) ?? readIndexUrl(shown) ?? readDoiUrl(shown);
}
