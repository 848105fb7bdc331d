import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { ReadState } from "./card-views.ts";

/** Which paper is meant: the server's own id once it is known, else what the world calls it. */
export type PaperName = { nodeId: string } | { identifier: PaperIdentifier };

/** A paper as the panel shows it. */
export interface PaperView {
  id: string;
  title: string;
  /** The first of the authors, in order; `authorCount` says how many there are. */
  authors: string[];
  authorCount: number;
  org: string | null;
  /** `YYYY-MM-DD` */
  publishedOn: string | null;
  upvoteCount: number;
  commentCount: number;
  viewerHasUpvoted: boolean;
  viewerLists: ListView[];
  ids: PaperIdentifier[];
  links: {
    landing: string | null;
    pdf: string | null;
    code: string | null;
    project: string | null;
  };
  /** Something that the reader did with it has not been sent yet: vote and lists are as they will be. */
  waiting?: boolean;
  /** Only of a copy, when the server cannot be reached: when it was made, in milliseconds since 1970. */
  copiedAt?: number;
  /** Only in the answer to an action that submitted it: what became of that. */
  submission?: SubmissionOutcome;
  /** It stands on no list, as far as the server has said. */
  isUnlisted?: boolean;
  /** What became of the reader's own submission, while the paper stands on no list. */
  proposal?: Exclude<SubmissionOutcome, "listed">;
}

/** What became of a submission: on a curated server an editor decides. */
export type SubmissionOutcome = "listed" | "proposed" | "declined";

/** One of the viewer's lists. */
export interface ListView {
  id: string;
  name: string;
  isDefault: boolean;
}

/** A paper in one of the viewer's lists. */
export interface ListItemView {
  list: ListView;
  note: string;
  tags: string[];
  readState: ReadState;
}

/** A paper near another, with the reasons that a reader can check. */
export interface RelatedView {
  id: string;
  title: string;
  upvoteCount: number;
  url: string | null;
  reasons: ReasonView[];
}

/** Why a paper is near another, in pieces from which it is said in the reader's language. */
export interface ReasonView {
  kind: string;
  /** The server's own words, in English. */
  text: string;
  count: number | null;
  names: string[];
  citation: string | null;
}

/** A paper that the page's may be, by its title. */
export interface CandidateView {
  id: string;
  title: string;
  authors: string[];
  authorCount: number;
  publishedOn: string | null;
  upvoteCount: number;
}

/** A paper as one cites it, in each format that is offered. */
export interface CitationsView {
  bibtex: string;
  ris: string;
  markdown: string;
}
