import type { RelatedRow } from "./read-related.sql.ts";

/** Why a paper is near another. */
export type RelatedReasonKind =
  | "READERS"
  | "CITATIONS"
  | "KEYWORDS"
  | "AUTHORS"
  | "WORDING"
  | "MEANING";

/** A reason that a person can read. */
export interface RelatedReason {
  kind: RelatedReasonKind;
  text: string;
}

/** How many keywords a reason names. */
export const NAMED = 3;

/** The reasons behind a neighbour, the weightiest first. */
export function explainRelated(
  row: Omit<RelatedRow, "seedId" | "paperId" | "score">,
): RelatedReason[] {
  const reasons: RelatedReason[] = [];
  if (row.sharedKeywords.length > 0) {
    reasons.push({
      kind: "KEYWORDS",
      text: `both on ${enumerate(row.sharedKeywords.slice(0, NAMED))}`,
    });
  }
  if (row.sharedAuthors > 0) {
    reasons.push({ kind: "AUTHORS", text: authorsInCommon(row.sharedAuthors) });
  }
  if (reasons.length === 0 && row.wording > 0)
    reasons.push({ kind: "WORDING", text: "similar wording" });
  return reasons;
}

/** Says how many authors two papers share. */
export function authorsInCommon(authors: number): string {
  return authors === 1 ? "an author in common" : `${authors} authors in common`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
