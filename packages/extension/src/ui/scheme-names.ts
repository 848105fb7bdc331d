import type { PaperIdScheme } from "@paperround/schema/paper-id/scheme";

/** Who gave an id, as readers know them. */
export const SCHEME_NAMES: Record<PaperIdScheme, string> = {
  ARXIV: "arXiv",
  DOI: "DOI",
  OPENREVIEW: "OpenReview",
  ACL: "ACL Anthology",
  PMID: "PubMed",
  PMCID: "PubMed Central",
  CORPUS_ID: "Semantic Scholar",
  OPENALEX: "OpenAlex",
};
