/** A person or an org on a paper, as the index takes them. */
export interface IndexedName {
  /** The id of its row: two papers share an author when they share this, however the name is written. */
  key: number;
  name: string;
}

/** A paper as the index takes it. Everything but the key may be missing or empty. */
export interface IndexedPaper {
  /** The id of the paper's row. */
  key: number;
  title?: string | null;
  abstract?: string | null;
  /** How often which word stands in it, where there is no text to read. */
  wordCounts?: Readonly<Record<string, number>>;
  keywords?: readonly string[];
  authors?: readonly IndexedName[];
  orgs?: readonly IndexedName[];
  /** The keys of papers that it cites; they need not be in the index. */
  references?: readonly number[];
}

/** Who may know that a reader keeps a paper: it is in a public list of theirs, or in private ones or voted for. */
export type Keep = "PUBLIC" | "PRIVATE";

/** Somebody who keeps a paper. */
export interface PaperReader {
  reader: string;
  keep: Keep;
}

/** What a paper has to be near to. */
export interface RelatedQuestion {
  /** Keys of papers in the index; others are passed over. */
  like?: readonly number[];
  /** Keys of papers that the answer should have less of. */
  unlike?: readonly number[];
  /** A paper that is not in the index. Its key is not looked at. */
  text?: Omit<IndexedPaper, "key">;
  /** At most so many neighbours. */
  limit: number;
  /** Whether a paper may be seen; asked of candidates only. The papers that were named never come. */
  allowed?: (key: number) => boolean;
}

/** What two papers share, from which reasons are made. A list of several papers: what any of them shares. */
export interface RelatedEvidence {
  /** Readers who keep both, as far as they may be told of. */
  readers: number;
  /** The keywords of both, as `foldKeyword` folds them. */
  keywords: readonly string[];
  /** Keys of the authors of both. */
  authors: readonly number[];
  /** Keys of the orgs of both. */
  orgs: readonly number[];
  /** The neighbour is cited by what it is near to, or cites it. */
  citation: "CITES" | "CITED" | null;
  /** How many works both cite. */
  references: number;
  /** The words that say most of what both are about, the weightiest first, as the neighbour spells them. */
  words: readonly string[];
}

/** A paper near others. */
export interface Neighbour {
  key: number;
  /** Higher is nearer, 0 only fills up; comparable only within one answer. */
  score: number;
  evidence: RelatedEvidence;
}

/** What is searched for. */
export interface SearchQuestion {
  /** Words, "phrases" and -words as a person types them; without operators, which `parseQuery` takes out. */
  text: string;
  /** At most so many hits. */
  limit: number;
  /** So many hits are left out before. */
  offset?: number;
  /** Takes the last word for the beginning of one, as while somebody types. */
  isUnfinished?: boolean;
  /** Whether a paper may be among the hits. */
  allowed?: (key: number) => boolean;
  /** What the hits are sorted by, higher first, instead of by how well they fit. */
  order?: (key: number) => number;
}

/** A paper that was searched for. */
export interface SearchHit {
  key: number;
  /** Higher fits better; comparable only within one answer. */
  score: number;
}

/** What a search found. */
export interface SearchAnswer {
  hits: SearchHit[];
  /** How many papers fit, exact up to `COUNT_LIMIT`; one more stands for more than that. */
  count: number;
  /** Words that nothing has, and what was searched for instead: for "did you mean". */
  corrections: { word: string; by: string[] }[];
  /** What `highlight` marks in a text. */
  stems: ReadonlySet<string>;
}

/** Up to here counts are exact. */
export const COUNT_LIMIT = 1_000;

/** A keyword that begins with what was typed, and how many papers have it. */
export interface KeywordSuggestion {
  keyword: string;
  papers: number;
  /** The newest paper that has it, which knows how it is spelled. */
  example: number;
}

/**
 * The papers of a community, held in memory to be compared and searched. It knows nothing of the database: who fills it
 * decides what is in it, and answers are the same whatever the order of changes was.
 */
export interface PaperEngine {
  /** How many papers are in it. */
  readonly size: number;
  has(key: number): boolean;
  /** The keys of the papers here that cite a paper, which need not be here itself. */
  citing(key: number): number[];
  /** Adds a paper or replaces the one of this key. */
  put(paper: IndexedPaper): void;
  /** @returns false when there was none of this key */
  remove(key: number): boolean;
  /** Says what a reader keeps; null: no longer. The paper need not be in the index. */
  setKeep(reader: string, key: number, keep: Keep | null): void;
  /** Says who keeps a paper: those named, and nobody else. */
  setReaders(key: number, readers: readonly PaperReader[]): void;
  related(question: RelatedQuestion): Neighbour[];
  search(question: SearchQuestion): SearchAnswer;
  /** Keywords that begin with the text, the most frequent first. */
  suggestKeywords(text: string, limit: number): KeywordSuggestion[];
}
