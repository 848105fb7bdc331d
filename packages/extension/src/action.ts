import type { ReadState } from "./card-views.ts";
import type { CommentPlace, Reaction } from "./comment-view.ts";
import type { PaperName } from "./paper-view.ts";

/** What a reader did. Sent when the server answers: at once, or after a restart or two. */
export type Action =
  | { kind: "vote"; paper: PaperName; upvoted: boolean }
  /** Without a list it is the reading list; what is left out stays as it is. */
  | {
      kind: "save";
      paper: PaperName;
      listId: string | null;
      note?: string | undefined;
      tags?: string[] | undefined;
      readState?: ReadState | undefined;
      /** The note that the reader had before them: one that was written elsewhere meanwhile is not overwritten. */
      noteBefore?: string | undefined;
      /** A paper that the server has nothing of is submitted first, with this idempotency key. */
      submitKey?: string | undefined;
    }
  | { kind: "remove"; paper: PaperName; listId: string | null }
  /** Right before or right after another paper of the list. */
  | {
      kind: "move";
      paper: PaperName;
      listId: string | null;
      side: "before" | "after";
      neighbourId: string;
    }
  | { kind: "submit"; paper: PaperName; idempotencyKey: string }
  | {
      kind: "comment";
      paper: PaperName;
      /** The comment that it answers; null to begin a thread. */
      inReplyToId: string | null;
      body: string;
      idempotencyKey: string;
    }
  /** Of the revision that was read: what was written elsewhere meanwhile is not overwritten. */
  | {
      kind: "edit-comment";
      paper: PaperName;
      commentId: string;
      body: string;
      revision: number;
    }
  /** Of the revision that was read; null when it shall go whatever stands there by now. */
  | { kind: "delete-comment"; paper: PaperName; commentId: string; revision: number | null }
  | { kind: "react"; paper: PaperName; commentId: string; reaction: Reaction; on: boolean };

/** What the reader was about to do when sign-in came between. */
export type Wanted =
  | { kind: "vote"; paper: PaperName; upvoted: boolean }
  | { kind: "save"; paper: PaperName; listId: string | null; submitKey?: string | undefined }
  | { kind: "submit"; paper: PaperName; idempotencyKey: string }
  | {
      kind: "comment";
      paperId: string;
      place: CommentPlace;
      body: string;
      idempotencyKey: string;
    };

/** Whether the server has taken a change, or it waits to be sent. */
export interface Settled {
  isWaiting: boolean;
}
