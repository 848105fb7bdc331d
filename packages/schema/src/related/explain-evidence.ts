import type { RelatedEvidence } from "../paper-index.ts";
import type { RelatedReason } from "./related-reason.ts";
import {
  byAuthors,
  byCitation,
  byKeywords,
  byMeaning,
  byReaders,
  byReferences,
  byWords,
} from "./related-reason.ts";

/** The reasons behind a neighbour that the index found, the weightiest first. Of readers it tells what it is told. */
export function explainEvidence(evidence: RelatedEvidence): RelatedReason[] {
  const { readers, keywords, authors, citation, references, words, meaning } = evidence;
  const reasons: RelatedReason[] = [];
  if (readers > 0) reasons.push(byReaders(readers));
  if (citation !== null) reasons.push(byCitation(citation));
  if (references > 0) reasons.push(byReferences(references));
  if (keywords.length > 0) reasons.push(byKeywords(keywords));
  if (authors.length > 0) reasons.push(byAuthors(authors.length));
  if (reasons.length === 0 && words.length > 0) reasons.push(byWords(words));
  if (reasons.length === 0 && meaning === true) reasons.push(byMeaning());
  return reasons;
}
