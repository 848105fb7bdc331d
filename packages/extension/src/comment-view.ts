/* What is said of a paper, as the discussion shows it. */

/** What one can say of a comment with one press, in the order in which it is offered. */
export const REACTIONS = ["AGREE", "INSIGHTFUL", "THANKS", "CURIOUS", "FUNNY"] as const;

export type Reaction = (typeof REACTIONS)[number];

/** How threads can be ordered. */
export const THREAD_ORDERS = ["NEWEST", "OLDEST", "TOP"] as const;

export type ThreadOrder = (typeof THREAD_ORDERS)[number];

/** One comment. */
export interface CommentView {
  id: string;
  /** The comment whose thread it stands in; null on a root. */
  rootId: string | null;
  /** The handle of whom it answers, when it answers another reply. */
  answers: string | null;
  /** Null when it cannot be read, and when they have left. */
  author: { name: string; handle: string } | null;
  state: "visible" | "hidden" | "deleted";
  /** Markdown, as it was written; null when it cannot be read. */
  body: string | null;
  /** HTML that the server vouches for: only ever shown through `readCommentHtml`. */
  html: string | null;
  /** A date and time. */
  createdAt: string;
  isEdited: boolean;
  revision: number;
  reactions: { reaction: Reaction; count: number; isMine: boolean }[];
  canEdit: boolean;
  canDelete: boolean;
  /** It reads as it will when the server has taken the change. */
  isWaiting?: boolean;
}

/** A root and the first of the replies to it. */
export interface ThreadView {
  root: CommentView;
  replies: CommentView[];
  /** Where more replies begin; null when there are none. */
  moreReplies: string | null;
}

/** A page of threads. */
export interface ThreadsView {
  threads: ThreadView[];
  /** Where the next page begins; null when that is all. */
  more: string | null;
}

/** Where a comment goes: on a paper, or under another comment. */
export type CommentPlace = { paperId: string } | { inReplyToId: string };

/** A comment that has changed; null when nothing of it is left. */
export interface CommentNews {
  paperId: string;
  commentId: string;
  comment: CommentView | null;
}
