/** Words in memory to be searched for. */
export interface IndexedSearch {
  /** Words, "phrases" and -words as a person types them, without operators. */
  text: string;
  /** At most so many hits. */
  limit: number;
  /** Whether a paper may be among the hits; asked of candidates only. Unless told, each may. */
  allowed?: (paperId: number) => boolean;
  /** Whether only papers with the words are hits; unless told, those near in meaning may be among them, further behind. */
  onlyWords?: boolean;
}

/** A paper that fits. */
export interface IndexedHit {
  /** The id of its row. */
  key: number;
  /** Higher fits better; comparable only within one answer. */
  score: number;
}

/** What an index found. */
export interface IndexedFinds {
  /** The best first. */
  hits: IndexedHit[];
  /** How many papers fit, exact up to 1,000; one more stands for more than that. */
  count: number;
  /** Words that nothing has, and what was searched for instead. */
  corrections: { word: string; by: string[] }[];
  /** Where a text has what was searched for: from and up to which UTF-16 code unit, in order, not overlapping. */
  marksIn(text: string): { start: number; end: number }[];
}

/** A paper that is not here, as far as it is known. */
export interface DescribedPaper {
  title?: string | null;
  abstract?: string | null;
  keywords?: readonly string[];
}

/** What a paper has to be near to. */
export interface IndexedNearness {
  /** Rows of papers. */
  like: readonly number[];
  /** Rows of papers that the answer should have less of. */
  unlike?: readonly number[];
  /** A paper that is not here. */
  text?: DescribedPaper;
  /** At most so many neighbours. */
  limit: number;
  /** Whether a paper may be among them; those that were named never are. */
  allowed?: (paperId: number) => boolean;
}

/** What two papers share, from which reasons are made; of several seeds: what any of them shares. */
export interface RelatedEvidence {
  /** People who keep both, as far as they may be told of: see `MIN_PRIVATE_READERS`. */
  readers: number;
  keywords: readonly string[];
  /** Rows of the authors of both. */
  authors: readonly number[];
  /** The neighbour is cited by what it is near to, or cites it. */
  citation: "CITES" | "CITED" | null;
  /** How many works both cite. */
  references: number;
  /** The words that say most of what both are about, the weightiest first. */
  words: readonly string[];
  /** Whether the model that the operator has, if any, finds their texts near in meaning. */
  meaning?: boolean;
}

/** A paper near others. */
export interface IndexedNeighbour {
  key: number;
  /** Higher is nearer, 0 only fills up; comparable only within one answer. */
  score: number;
  evidence: RelatedEvidence;
}

/** A keyword that begins with what was typed, and how many papers have it. */
export interface KeywordSuggestion {
  keyword: string;
  papers: number;
  /** The newest paper that has it, which knows how it is spelled. */
  example: number;
}

/**
 * The papers of this instance, held in memory to be compared and searched; a port, as the engine is the server's. It
 * may lag behind the database by a moment: who asks checks in the database what may be shown. It holds no merged
 * papers. Each question answers null while the index is not ready, and the database is asked instead.
 */
export interface PaperIndex {
  search(search: IndexedSearch): Promise<IndexedFinds | null>;
  /** One answer a question; null where it knows nothing of what that one names. */
  related(questions: readonly IndexedNearness[]): Promise<(IndexedNeighbour[] | null)[] | null>;
  /** Keywords that begin with the text, the most frequent first. */
  suggestKeywords(text: string, limit: number): Promise<KeywordSuggestion[] | null>;
}
