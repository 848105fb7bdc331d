import type { PaperIdentifier, PaperIdScheme } from "./scheme.ts";

const LANDING: Readonly<Record<PaperIdScheme, (value: string) => string>> = {
  ARXIV: (value) => `https://arxiv.org/abs/${value}`,
  DOI: (value) => `https://doi.org/${encodePath(value)}`,
  OPENREVIEW: (value) => `https://openreview.net/forum?id=${encodeURIComponent(value)}`,
  ACL: (value) => `https://aclanthology.org/${value}/`,
  PMID: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  PMCID: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  CORPUS_ID: (value) => `https://api.semanticscholar.org/CorpusID:${value}`,
  OPENALEX: (value) => `https://openalex.org/${value}`,
};

const PDF: Readonly<Partial<Record<PaperIdScheme, (value: string) => string>>> = {
  ARXIV: (value) => `https://arxiv.org/pdf/${value}`,
  OPENREVIEW: (value) => `https://openreview.net/pdf?id=${encodeURIComponent(value)}`,
  ACL: (value) => `https://aclanthology.org/${value}.pdf`,
  PMCID: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/pdf/`,
};

/** The canonical page of a paper under this id. Reading that URL gives the same id back. */
export function paperIdUrl(id: PaperIdentifier): string {
  return LANDING[id.scheme](id.value);
}

/** Where the PDF under this id is, or null for schemes that have no such place. */
export function paperPdfUrl(id: PaperIdentifier): string | null {
  return PDF[id.scheme]?.(id.value) ?? null;
}

// Everything but what makes a DOI's URL readable and is harmless in a path.
function encodePath(value: string): string {
  return encodeURIComponent(value).replace(/%(2F|3A|3B|2C|40|3D|2B)/g, decodeURIComponent);
}
