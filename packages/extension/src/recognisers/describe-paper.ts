import { readEmbeddedMetadata } from "./embedded-metadata.ts";
import { cleanTitle, findAll } from "./page-reader.ts";
import type { RecognisedPaper } from "./recogniser.ts";

const LONGEST_ABSTRACT = 5000;
const MOST_AUTHORS = 50;
const LONGEST_NAME = 200;
const ABSTRACTS =
  'meta[name="citation_abstract" i], meta[name="dcterms.abstract" i], meta[name="dc.description" i], ' +
  "#abstract, .abstract, .field-name-field-paper-description";
const AUTHORS = 'meta[name="citation_author" i], meta[name="dc.creator" i]';

/** What a page says about its paper beyond id and title. Read when somebody asks, not on every visit. */
export interface PaperDescription {
  abstract?: string;
  authors?: string[];
}

/** Reads abstract and authors of the paper that a page shows, where its metadata are of that paper. */
export function describePaper(document: Document, paper: RecognisedPaper): PaperDescription {
  const { title } = readEmbeddedMetadata(document);
  // A page that changed without loading may still carry another paper's metadata.
  if (paper.title === null || (title !== null && title !== paper.title)) return {};
  const abstract = findAll(document, ABSTRACTS)
    .map(contentOf)
    .find((text) => text.length > 80);
  const names = findAll(document, AUTHORS)
    .slice(0, MOST_AUTHORS)
    .map((tag) => cleanTitle(contentOf(tag)))
    .filter((name) => name !== null && name.length <= LONGEST_NAME) as string[];
  const authors = [...new Set(names)];
  return {
    ...(abstract !== undefined && { abstract }),
    ...(authors.length > 0 && { authors }),
  };
}

function contentOf(element: Element): string {
  const text = element.getAttribute("content") ?? element.textContent;
  return text
    .slice(0, 2 * LONGEST_ABSTRACT)
    .replace(/\s+/g, " ")
    .replace(/^\s*abstract[:.]?\s+/i, "")
    .trim()
    .slice(0, LONGEST_ABSTRACT);
}
