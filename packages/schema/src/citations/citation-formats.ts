/** The formats in which a paper can be cited. */
export const CITATION_FORMATS = ["BIBTEX", "RIS", "CSL_JSON", "MARKDOWN"] as const;

export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** What a file of each format is called, and what stands around and between its entries. */
export const CITATION_FILES: Readonly<
  Record<
    CitationFormat,
    { extension: string; type: string; before: string; between: string; after: string }
  >
> = {
  BIBTEX: { extension: "bib", type: "application/x-bibtex", before: "", between: "\n", after: "" },
  RIS: {
    extension: "ris",
    type: "application/x-research-info-systems",
    before: "",
    between: "\n",
    after: "",
  },
  CSL_JSON: {
    extension: "json",
    type: "application/vnd.citationstyles.csl+json",
    before: "[\n",
    between: ",\n",
    after: "\n]\n",
  },
  MARKDOWN: { extension: "md", type: "text/markdown", before: "", between: "", after: "" },
};
