import type { RelatedRow } from "./read-related.sql.ts";
import type { RelatedReason } from "./related-reason.ts";
import { byAuthors, byKeywords, byWords } from "./related-reason.ts";

/** The reasons behind a neighbour, the weightiest first. */
export function explainRelated(
  row: Omit<RelatedRow, "seedId" | "paperId" | "score">,
): RelatedReason[] {
  const reasons: RelatedReason[] = [];
  if (row.sharedKeywords.length > 0) reasons.push(byKeywords(row.sharedKeywords));
  if (row.sharedAuthors > 0) reasons.push(byAuthors(row.sharedAuthors));
  if (reasons.length === 0 && row.wording > 0) reasons.push(byWords([]));
  return reasons;
}
