import { readDoi } from "@paperround/schema/paper-id/doi";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { cleanTitle, findAll } from "./page-reader.ts";

const LONGEST_VALUE = 300;
/** More tags than this describe no paper. */
const MOST_TAGS = 20_000;
const TITLES =
  "citation_title bepress_citation_title eprints.title wkhealth_title prism.title dc.title dcterms.title".split(
    " ",
  );
/** Where DOIs stand: Highwire Press, bepress, PRISM, Dublin Core, EPrints, Wolters Kluwer. */
const DOIS = new Set(
  (
    "citation_doi bepress_citation_doi prism.doi dc.doi dc.identifier dc.identifier.doi dcterms.identifier " +
    "dcterms.identifier.doi eprints.doi eprints.id_number wkhealth_doi doi"
  ).split(" "),
);

/** What a page's metadata says about the paper it shows. */
export interface EmbeddedMetadata {
  title: string | null;
  /** The only DOI the page states about itself; null when it states none, or two that differ. */
  doi: PaperIdentifier | null;
  arxivId: string | null;
  pmid: string | null;
  /** Whether it states two DOIs that differ: nothing it says is certain. */
  isContradictory: boolean;
}

/** How the names end of what is read. Other tags are not touched: a page without these costs next to nothing, whatever else it has. */
const ENDINGS = ["title", "doi", "identifier", "_pmid", "_arxiv_id", "id_number"];
const TAGS = `meta:is(${ENDINGS.map((end) => `[name$="${end}" i],[property$="${end}" i]`).join()})`;

/** Reads the tags that matter; the rest of the page is not looked at. */
export function readEmbeddedMetadata(document: Document): EmbeddedMetadata {
  const first: Record<string, string> = Object.create(null) as Record<string, string>;
  const dois = new Map<string, PaperIdentifier>();
  for (const tag of findAll(document, TAGS).slice(0, MOST_TAGS)) {
    const name = (tag.getAttribute("name") ?? tag.getAttribute("property") ?? "")
      .toLowerCase()
      .replace(":", ".");
    // Archives of pages keep a tag's content as its value.
    const value = tag.getAttribute("content") ?? tag.getAttribute("value");
    if (!value || value.length > 1000) continue;
    first[name] ??= value;
    const doi = DOIS.has(name) ? readStatedDoi(value) : null;
    if (doi) dois.set(doi.value, doi);
  }
  const [doi = null] = dois.values();
  return {
    title: TITLES.map((name) => cleanTitle(first[name])).find(Boolean) ?? null,
    doi: dois.size === 1 ? doi : null,
    arxivId: first.citation_arxiv_id ?? null,
    pmid: first.citation_pmid ?? null,
    isContradictory: dois.size > 1,
  };
}

/** A DOI as metadata write it: bare, with its label, or as the resolver's address. */
export function readStatedDoi(text: string): PaperIdentifier | null {
  if (text.length > LONGEST_VALUE) return null;
  const doi = readDoi(stripLabel(text.trim()));
  return doi && { scheme: doi.scheme, value: doi.value };
}

function stripLabel(text: string): string {
  // Most are bare.
  if (text.startsWith("10.")) return text;
  return text.replace(
    /^(?:(?:\w+:)?doi\s*[:/\s]\s*|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)+/i,
    "",
  );
}
