import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { ArxivEntry } from "./arxiv-feed.ts";
import { findLinks } from "./links-in-text.ts";

/** arXiv's own classes (`cs.CL`, `hep-th`); authors add those of other systems (`62F03 (Primary)`). */
const CATEGORY = /^[a-z-]{2,10}(?:\.[A-Za-z-]{2,20})?$/;

/**
 * Maps an entry to what every source maps to.
 * @param apiUrl the address that was asked
 * @throws InvalidInputError when the entry lacks what a paper needs
 */
export function arxivRecord(entry: ArxivEntry, apiUrl: string, fetchedAt: Date): PaperRecord {
  const authors = entry.authors.map((name) => name.trim()).filter((name) => name !== "");
  const abstract = joinLines(entry.abstract);
  const categories = [entry.primaryCategory ?? "", ...entry.categories].filter((category) =>
    CATEGORY.test(category),
  );
  return readPaperRecord({
    title: entry.title,
    abstract,
    publishedOn: entry.published === "" ? null : entry.published.trim().slice(0, 10),
    ids: [
      {
        scheme: "ARXIV",
        value: entry.id,
        ...(entry.version !== null && { version: entry.version }),
      },
      ...entry.doi
        .split(/[\s,;]+/)
        .map((doi) => normalisePaperId("DOI", doi))
        .filter((id) => id !== null),
    ],
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors).map((name) => ({ name })),
    authorCount: authors.length,
    links: findLinks(`${joinLines(entry.comment)}\n${abstract}`),
    categories: [...new Set(categories)].slice(0, PAPER_RECORD_LIMITS.categories),
    source: { name: "arxiv", url: apiUrl, fetchedAt },
  });
}

/** arXiv breaks abstracts into lines; a line that begins with spaces begins a paragraph. */
function joinLines(text: string): string {
  return text
    .trim()
    .split(/\n(?: {2,}|\s*\n)\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
