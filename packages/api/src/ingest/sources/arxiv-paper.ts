import type { NamedAuthor } from "./arxiv-authors.ts";

/** A paper as one of arXiv's formats tells it. Texts are as they stand there, in LaTeX. */
export interface ArxivPaper {
  /** Normalised, without the version. */
  id: string;
  /** The latest one; null where the format does not tell. */
  version: number | null;
  /** Those whose day is told. */
  versions: { version: number; on: string }[];
  title: string;
  abstract: string;
  comment: string;
  journal: string;
  /** The day of the first version. */
  publishedOn: string | null;
  authors: NamedAuthor[];
  /** DOIs that authors reported: usually none, sometimes several in one text. */
  doi: string;
  /** The primary one first. */
  categories: string[];
}

/** A part of an answer: a paper, or what stands where one should. */
export type ArxivPart = ArxivPaper | { broken: string; reason: string };
