import { builder } from "../builder.ts";

/** The input type of `PaperRef`. */
export const PaperRefInput = builder.inputType("PaperRef", {
  description: "A paper by any of its names. Give exactly one; spelling is forgiven.",
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ required: false, description: "The global id of a `Paper`." }),
    url: t.string({
      required: false,
      description:
        "An address that contains the paper's id: its page, its PDF, a resolver. It is read, never fetched.",
    }),
    arxiv: t.string({
      required: false,
      description: "`1706.03762`, `arXiv:1706.03762v5`, `hep-th/9901001`.",
    }),
    doi: t.string({
      required: false,
      description: "`10.1038/nature14539`, with or without a resolver.",
    }),
    openReview: t.string({ required: false, description: "The forum's id." }),
    acl: t.string({
      required: false,
      description: "An ACL Anthology id: `P18-1001`, `2020.acl-main.1`.",
    }),
    pmid: t.string({ required: false, description: "A PubMed id." }),
    pmcid: t.string({ required: false, description: "A PubMed Central id: `PMC4592475`." }),
    corpusId: t.string({ required: false, description: "A Semantic Scholar corpus id." }),
    openAlex: t.string({ required: false, description: "An OpenAlex work: `W2741809807`." }),
  }),
});
