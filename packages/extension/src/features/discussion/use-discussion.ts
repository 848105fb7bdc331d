import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { onNews } from "../../news.ts";
import type {
  CommentPlace,
  CommentView,
  Reaction,
  ThreadOrder,
  ThreadsView,
} from "../../comment-view.ts";
import {
  asDeleted,
  findComment,
  hasWaiting,
  withComment,
  withoutComment,
  withPage,
  withReaction,
  withReplies,
} from "./threads.ts";

/** How far the discussion is. */
export type DiscussionState =
  | { kind: "reading" }
  | { kind: "shown"; view: ThreadsView }
  | { kind: "failed"; failure: Failure };

/** Reads the threads of a paper, changes them, and follows what changes them elsewhere. Each change answers why not, or null. */
export function useDiscussion(
  paperId: string,
  viewer: string | null,
  onPaper: (paper: PaperView) => void,
) {
  const [state, setState] = useState<DiscussionState>({ kind: "reading" });
  const [order, setOrder] = useState<ThreadOrder>("NEWEST");
  // Of several readings the last one counts.
  const reading = useRef(0);
  const shown = useRef<ThreadsView | null>(null);
  const currentOrder = useRef(order);
  currentOrder.current = order;

  function show(change: (view: ThreadsView) => ThreadsView): void {
    if (shown.current === null) return;
    shown.current = change(shown.current);
    setState({ kind: "shown", view: shown.current });
  }

  function put(comment: CommentView): void {
    show((view) => withComment(view, comment, currentOrder.current));
  }

  async function read(by: ThreadOrder): Promise<void> {
    const turn = ++reading.current;
    const answer = await ask("discussion.read", { paperId, after: null, order: by });
    if (turn !== reading.current) return;
    if (answer.ok) {
      shown.current = answer.value;
      setState({ kind: "shown", view: answer.value });
      // What is on screen is better than nothing.
    } else if (shown.current === null) setState({ kind: "failed", failure: answer.failure });
  }

  // Who is signed in decides what can be changed, and what can be read.
  useEffect(() => void read(order), [order, viewer]);
  useEffect(
    () =>
      onNews("comment.changed", (news) => {
        if (news.paperId !== paperId) return;
        if (news.comment) put(news.comment);
        else show((view) => withoutComment(view, news.commentId));
      }),
    [],
  );
  // What waited and was not taken in the end reads again as the server has it.
  useEffect(
    () =>
      onNews("queue.changed", ({ waiting }) => {
        if (waiting > 0 || shown.current === null) return;
        if (hasWaiting(shown.current)) void read(currentOrder.current);
      }),
    [],
  );

  return {
    state,
    order,
    setOrder,
    retry: () => {
      setState({ kind: "reading" });
      void read(order);
    },

    async more(): Promise<Failure | null> {
      const after = shown.current?.more ?? null;
      if (after === null) return null;
      const turn = reading.current;
      const answer = await ask("discussion.read", { paperId, after, order });
      if (!answer.ok) return answer.failure;
      // Read anew meanwhile: this page belongs to what is no longer there.
      if (turn === reading.current) show((view) => withPage(view, answer.value));
      return null;
    },

    async moreReplies(rootId: string, after: string): Promise<Failure | null> {
      const answer = await ask("discussion.read-replies", { rootId, after });
      if (!answer.ok) return answer.failure;
      show((view) => withReplies(view, rootId, answer.value));
      return null;
    },

    async add(place: CommentPlace, body: string, idempotencyKey: string): Promise<Failure | null> {
      const answer = await ask("discussion.add", { paperId, place, body, idempotencyKey });
      if (!answer.ok) return answer.failure;
      const { comment, paper } = answer.value;
      if (comment) put(comment);
      onPaper(paper);
      return comment ? null : { kind: "waiting" };
    },

    async edit(comment: CommentView, body: string): Promise<Failure | null> {
      const { id: commentId, revision } = comment;
      // Its new HTML comes from the server; until then the text stands there.
      put({ ...comment, body, html: null, isEdited: true });
      const answer = await ask("discussion.edit", { paperId, commentId, body, revision });
      const waiting = { ...comment, body, html: null, isEdited: true, isWaiting: true };
      put(answer.ok ? (answer.value ?? waiting) : comment);
      if (answer.ok) return null;
      // Edited elsewhere meanwhile: the next try is of what stands there now.
      if (answer.failure.kind === "refused") void read(order);
      return answer.failure;
    },

    async remove(comment: CommentView): Promise<Failure | null> {
      put(asDeleted(comment));
      const { id: commentId, revision } = comment;
      const answer = await ask("discussion.delete", { paperId, commentId, revision });
      if (!answer.ok) {
        put(comment);
        // Edited elsewhere meanwhile: the reader sees what would go.
        if (answer.failure.kind === "refused") void read(order);
        return answer.failure;
      }
      if (answer.value.isWaiting) put({ ...asDeleted(comment), isWaiting: true });
      // Its place stays while something answers it.
      else if (answer.value.comment) put(answer.value.comment);
      else show((view) => withoutComment(view, commentId));
      return null;
    },

    async react(comment: CommentView, reaction: Reaction, on: boolean): Promise<Failure | null> {
      put(withReaction(comment, reaction, on));
      const change = { paperId, commentId: comment.id, reaction, on };
      const answer = await ask("discussion.react", change);
      if (answer.ok) {
        put(answer.value ?? { ...withReaction(comment, reaction, on), isWaiting: true });
        return null;
      }
      // Only this reaction is taken back: the comment may have changed otherwise.
      const now = shown.current && findComment(shown.current, comment.id);
      if (now) put(withReaction(now, reaction, !on));
      return answer.failure;
    },
  };
}

/** What the discussion can do. */
export type DiscussionActions = Omit<ReturnType<typeof useDiscussion>, "state">;
