/** Why a paper is near another. */
export type RelatedReasonKind =
  | "READERS"
  | "CITATIONS"
  | "KEYWORDS"
  | "AUTHORS"
  | "WORDING"
  | "MEANING";

/** How two papers cite: the neighbour the other, the other the neighbour, or both the same works. */
export type RelatedCitation = "CITES" | "CITED" | "SHARED";

/** A reason in pieces, from which it can be said in any language. */
export interface RelatedReason {
  kind: RelatedReasonKind;
  /** How many readers, authors or works; null where nothing is counted. */
  count: number | null;
  /** The keywords or words that it names. */
  names: readonly string[];
  citation: RelatedCitation | null;
}

/** How many keywords or words a reason names. */
const NAMED = 3;

const NOTHING = { count: null, names: [], citation: null };

/** So many people keep both. */
export function byReaders(count: number): RelatedReason {
  return { ...NOTHING, kind: "READERS", count };
}

/** One cites the other. */
export function byCitation(citation: "CITES" | "CITED"): RelatedReason {
  return { ...NOTHING, kind: "CITATIONS", citation };
}

/** Both cite so many works. */
export function byReferences(count: number): RelatedReason {
  return { ...NOTHING, kind: "CITATIONS", count, citation: "SHARED" };
}

/** Both have these keywords, of which the first are named. */
export function byKeywords(keywords: readonly string[]): RelatedReason {
  return { ...NOTHING, kind: "KEYWORDS", names: keywords.slice(0, NAMED) };
}

/** So many authors wrote both. */
export function byAuthors(count: number): RelatedReason {
  return { ...NOTHING, kind: "AUTHORS", count };
}

/** Both use these words, of which the first are named; which they are need not be known. */
export function byWords(words: readonly string[]): RelatedReason {
  return { ...NOTHING, kind: "WORDING", names: words.slice(0, NAMED) };
}

/** A model finds them near. */
export function byMeaning(): RelatedReason {
  return { ...NOTHING, kind: "MEANING" };
}
