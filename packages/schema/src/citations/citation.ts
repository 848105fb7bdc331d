import { builder } from "../builder.ts";
import { PaperNode } from "../papers/paper.ts";
import { citationKey } from "./citation-key.ts";
import { CITED_PAPER } from "./cited-paper.ts";
import { citationWriter } from "./write-citation.ts";

const CitationFormatEnum = builder.enumType("CitationFormat", {
  description: "How a paper can be cited.",
  values: {
    BIBTEX: { description: "An entry of BibTeX." },
    RIS: { description: "A reference of RIS, which most reference managers read." },
    CSL_JSON: { description: "An item of CSL-JSON." },
    MARKDOWN: { description: "A line of a Markdown list, for people." },
  } as const,
});

builder.prismaObjectFields(PaperNode, (t) => ({
  citation: t.string({
    description:
      "The paper as one cites it. Whole lists come as files: `/lists/<id>.bib`, `.ris`, `.json`, `.md`.",
    args: {
      format: t.arg({ type: CitationFormatEnum, description: "In which format." }),
    },
    select: CITED_PAPER,
    // All its authors are read.
    complexity: { field: 5, multiplier: 1 },
    resolve: (paper, { format }) => citationWriter(format)(paper, citationKey(paper)),
  }),
}));
