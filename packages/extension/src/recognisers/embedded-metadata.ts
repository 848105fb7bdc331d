/** Longer titles are nobody's: a page that has one is broken or up to something. */
const LONGEST_TITLE = 500;
const LONGEST_VALUE = 300;

/** What a page's `citation_*` tags (Highwire Press) say about the paper it shows. */
export interface EmbeddedMetadata {
  title: string | null;
  doi: string | null;
  arxivId: string | null;
}

/** Reads the first of each tag that matters; the rest of the page is not looked at. */
export function readEmbeddedMetadata(document: Document): EmbeddedMetadata {
  return {
    title: readMeta(document, "citation_title", LONGEST_TITLE),
    doi: readMeta(document, "citation_doi", LONGEST_VALUE),
    arxivId: readMeta(document, "citation_arxiv_id", LONGEST_VALUE),
  };
}

/** One line of text, or null when there is none or it is implausibly long. */
export function cleanTitle(text: string | null | undefined): string | null {
  // The length is checked first: a pattern never runs over a megabyte.
  if (!text || text.length > LONGEST_TITLE * 2) return null;
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" || line.length > LONGEST_TITLE ? null : line;
}

function readMeta(document: Document, name: string, longest: number): string | null {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute("content");
  if (!content || content.length > longest * 2) return null;
  const text = cleanTitle(content);
  return text === null || text.length > longest ? null : text;
}
