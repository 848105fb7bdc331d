import { readAclId } from "./acl-id.ts";
import { readArxivId } from "./arxiv-id.ts";
import { readDoi } from "./doi.ts";
import { readCorpusId, readOpenAlexId, readPmcid, readPmid } from "./number-ids.ts";
import { readOpenReviewId } from "./openreview-id.ts";
import type { PaperIdScheme, ParsedPaperId } from "./scheme.ts";

/** How an id of each scheme is read once its label or URL is off. */
export const READERS: Readonly<Record<PaperIdScheme, (text: string) => ParsedPaperId | null>> = {
  ARXIV: readArxivId,
  DOI: readDoi,
  OPENREVIEW: readOpenReviewId,
  ACL: readAclId,
  PMID: readPmid,
  PMCID: readPmcid,
  CORPUS_ID: readCorpusId,
  OPENALEX: readOpenAlexId,
};

/** The words people write before an id, longest first where one begins another. */
const LABELS: readonly (readonly [string, PaperIdScheme])[] = [
  ["arxiv id", "ARXIV"],
  ["arxiv", "ARXIV"],
  ["doi", "DOI"],
  ["openreview", "OPENREVIEW"],
  ["acl anthology", "ACL"],
  ["aclanthology", "ACL"],
  ["acl", "ACL"],
  ["pubmed id", "PMID"],
  ["pubmed", "PMID"],
  ["pmid", "PMID"],
  ["pmcid", "PMCID"],
  ["pmc", "PMCID"],
  ["corpus_id", "CORPUS_ID"],
  ["corpus id", "CORPUS_ID"],
  ["corpusid", "CORPUS_ID"],
  ["s2cid", "CORPUS_ID"],
  ["openalex", "OPENALEX"],
];

/** An id with the scheme that its label named. */
export interface LabelledText {
  scheme: PaperIdScheme;
  rest: string;
}

/** Takes the label off: `doi: 10.1/x`, `info:pmid/123`, `ARXIV 1706.03762`; null when there is none. */
export function splitLabel(text: string): LabelledText | null {
  const bare = text.replace(/^(?:info|urn):/i, "");
  const lower = bare.slice(0, 16).toLowerCase();
  for (const [label, scheme] of LABELS) {
    if (!lower.startsWith(label)) continue;
    const rest = bare.slice(label.length);
    const separator = /^[\s:=/#]{1,8}/.exec(rest)?.[0];
    if (separator !== undefined) return { scheme, rest: rest.slice(separator.length) };
  }
  return null;
}
