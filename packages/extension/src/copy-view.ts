import type { ReadState } from "./card-views.ts";
import type { ListView, PaperView } from "./paper-view.ts";

/** A paper of a copy that can be read without the server. */
export type CopiedPaper = Pick<
  PaperView,
  | "id"
  | "title"
  | "authors"
  | "authorCount"
  | "org"
  | "publishedOn"
  | "upvoteCount"
  | "commentCount"
  | "ids"
>;

/** The copy of the feed: the last month's papers. */
export interface FeedCopyView {
  /** Milliseconds since 1970. */
  copiedAt: number;
  papers: (PaperView & { listedOn: string | null })[];
}

/** The copies of the viewer's lists. */
export interface CopiedListsView {
  copiedAt: number;
  lists: CopiedListView[];
}

/** The copy of one list, with what waits to be sent. */
export interface CopiedListView extends ListView {
  /** How many are in it, which may be more than are kept here. */
  itemCount: number;
  /** As their owner has put them. */
  items: {
    paper: CopiedPaper;
    note: string;
    tags: string[];
    readState: ReadState;
    addedAt: string;
    viewerHasUpvoted: boolean;
    /** Not sent yet. */
    waiting: boolean;
  }[];
}
