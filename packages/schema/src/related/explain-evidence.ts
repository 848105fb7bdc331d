import type { RelatedEvidence } from "../paper-index.ts";
import type { RelatedReason } from "./explain-related.ts";
import { authorsInCommon, enumerate, NAMED } from "./explain-related.ts";

/** The reasons behind a neighbour that the index found, the weightiest first. Of readers it tells what it is told. */
export function explainEvidence(evidence: RelatedEvidence): RelatedReason[] {
  const { readers, keywords, authors, citation, references, words, meaning } = evidence;
  const reasons: RelatedReason[] = [];
  if (readers > 0) {
    const text = readers === 1 ? "a reader keeps both" : `${readers} readers keep both`;
    reasons.push({ kind: "READERS", text });
  }
  if (citation !== null)
    reasons.push({ kind: "CITATIONS", text: citation === "CITES" ? "cites it" : "is cited by it" });
  if (references > 0) {
    const text = references === 1 ? "both cite one work" : `both cite ${references} works`;
    reasons.push({ kind: "CITATIONS", text });
  }
  if (keywords.length > 0)
    reasons.push({ kind: "KEYWORDS", text: `both on ${enumerate(keywords.slice(0, NAMED))}` });
  if (authors.length > 0) reasons.push({ kind: "AUTHORS", text: authorsInCommon(authors.length) });
  if (reasons.length === 0 && words.length > 0)
    reasons.push({ kind: "WORDING", text: `both speak of ${enumerate(words.slice(0, NAMED))}` });
  if (reasons.length === 0 && meaning === true)
    reasons.push({ kind: "MEANING", text: "close in meaning" });
  return reasons;
}
