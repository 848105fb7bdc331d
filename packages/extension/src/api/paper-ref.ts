import type { PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import type { PaperName } from "../paper-view.ts";
import type { Operation } from "./graphql.ts";
import type { readPaper } from "./operations/papers.ts";

type PaperRef =
  typeof readPaper extends Operation<infer Variables, unknown>
    ? Variables extends { ref: infer Ref }
      ? Ref
      : never
    : never;

const FIELD_OF_SCHEME = {
  ARXIV: "arxiv",
  DOI: "doi",
  OPENREVIEW: "openReview",
  ACL: "acl",
  PMID: "pmid",
  PMCID: "pmcid",
  CORPUS_ID: "corpusId",
  OPENALEX: "openAlex",
} as const satisfies Record<PaperIdScheme, string>;

/** Names a paper to the server. */
export function paperRef(name: PaperName): PaperRef {
  if ("nodeId" in name) return { id: name.nodeId };
  return { [FIELD_OF_SCHEME[name.identifier.scheme]]: name.identifier.value } as PaperRef;
}
