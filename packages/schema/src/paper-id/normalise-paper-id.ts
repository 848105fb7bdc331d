import { cleanText } from "./clean-text.ts";
import { parsePaperUrl } from "./parse-paper-id.ts";
import { READERS, splitLabel } from "./read-scheme.ts";
import type { PaperIdScheme, ParsedPaperId } from "./scheme.ts";

/**
 * Reads an id of a known scheme as people write it: bare, labelled (`arXiv:1706.03762v5`) or as a
 * URL (`https://doi.org/10.…`). Null when it is no id of that scheme.
 *
 * The answer's scheme differs from the asked one in one case: the DOIs that arXiv gives to its
 * papers are arXiv ids.
 */
export function normalisePaperId(scheme: PaperIdScheme, text: string): ParsedPaperId | null {
  const cleaned = cleanText(text);
  if (cleaned === null) return null;
  const label = splitLabel(cleaned);
  const arxivDoi = scheme === "ARXIV" && label?.scheme === "DOI";
  const rest = label && (label.scheme === scheme || arxivDoi) ? label.rest : cleaned;
  const found = READERS[scheme](rest) ?? parsePaperUrl(rest) ?? readArxivDoi(scheme, rest);
  if (!found) return null;
  return found.scheme === scheme || (scheme === "DOI" && found.scheme === "ARXIV") ? found : null;
}

function readArxivDoi(scheme: PaperIdScheme, text: string): ParsedPaperId | null {
  return scheme === "ARXIV" ? READERS.DOI(text) : null;
}
