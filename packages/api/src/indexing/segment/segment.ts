import type { Dictionary } from "./dictionary.ts";

/** Which papers have what, by the place of the term in its dictionary. */
export interface Postings {
  /** Where the papers of each term begin, and one more for the end. */
  offsets: Uint32Array;
  /** Places of papers, ascending within a term. */
  papers: Uint32Array;
}

/** What each paper has: places in a dictionary. */
export interface Rows {
  /** Where each paper's begin, and one more for the end. */
  offsets: Uint32Array;
  values: Uint32Array;
}

/**
 * Papers that never change any more, in typed arrays over shared memory. A paper is known by its place; they stand in
 * the order of their keys. All of it follows from the papers alone: the same papers make the same bytes.
 */
export interface Segment {
  keys: Uint32Array;
  /** Words as they are spelled. */
  forms: Dictionary;
  /** The place of each form's stem. */
  stemOfForm: Uint32Array;
  /** How often each form stands in the papers. */
  formCounts: Uint32Array;
  stems: Dictionary;
  /** How much of each paper is about a stem. */
  postings: Postings;
  /** How often the stem stands in it, twice for title and keywords; beside `postings.papers`. */
  weights: Uint8Array;
  /** The sum of a paper's weights. */
  lengths: Uint16Array;
  /** Each paper's forms in their order. */
  sequences: Rows;
  titleEnds: Uint16Array;
  headEnds: Uint16Array;
  marks: Dictionary;
  markPostings: Postings;
  markRows: Rows;
}
