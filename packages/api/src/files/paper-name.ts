import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";
import type { PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import type { PaperRef } from "@paperround/schema/papers/paper-ref";

const NAMES: Readonly<Record<PaperIdScheme, keyof PaperRef>> = {
  ACL: "acl",
  ARXIV: "arxiv",
  CORPUS_ID: "corpusId",
  DOI: "doi",
  OPENALEX: "openAlex",
  OPENREVIEW: "openReview",
  PMCID: "pmcid",
  PMID: "pmid",
};

/**
 * A paper as addresses name it: `1706.03762`, `10.1038/nature14539`, any other id with its scheme (`openreview:…`), or the
 * global id.
 */
export function namedPaper(name: string): PaperRef {
  const [, label = "", value = ""] = /^([a-z_]+):(.+)$/s.exec(name) ?? [];
  const scheme = label.toUpperCase();
  if (isScheme(scheme)) return { [NAMES[scheme]]: value };
  const read = parsePaperId(name);
  return read === null ? { id: name } : { [NAMES[read.scheme]]: read.value };
}

function isScheme(text: string): text is PaperIdScheme {
  return Object.hasOwn(NAMES, text);
}
