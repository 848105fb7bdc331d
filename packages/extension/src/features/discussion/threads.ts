import type { CommentView, ThreadOrder, ThreadsView, ThreadView } from "../../comment-view.ts";

/* What is on screen of a discussion, and how it changes. Each answer and each piece of news may come twice. */

/** Puts a comment where it belongs: in its own place when it is there already. */
export function withComment(
  shown: ThreadsView,
  comment: CommentView,
  order: ThreadOrder,
): ThreadsView {
  const { rootId } = comment;
  if (rootId !== null) {
    return inThread(shown, rootId, (thread) => ({
      ...thread,
      replies: thread.replies.some(({ id }) => id === comment.id)
        ? thread.replies.map((reply) => (reply.id === comment.id ? comment : reply))
        : inOrder([...thread.replies, comment]),
    }));
  }
  if (shown.threads.some(({ root }) => root.id === comment.id)) {
    return inThread(shown, comment.id, (thread) => ({ ...thread, root: comment }));
  }
  const thread: ThreadView = { root: comment, replies: [], moreReplies: null };
  // The oldest first: it stands at the very end, which may not be on screen. Who wrote it sees it all the same.
  const threads = order === "NEWEST" ? [thread, ...shown.threads] : [...shown.threads, thread];
  return { ...shown, threads };
}

/** Takes a comment away, and the place of a deleted root that nothing answers any more. */
export function withoutComment(shown: ThreadsView, commentId: string): ThreadsView {
  const threads = shown.threads
    .filter(({ root }) => root.id !== commentId)
    .map((thread) => {
      const replies = thread.replies.filter(({ id }) => id !== commentId);
      return replies.length === thread.replies.length ? thread : { ...thread, replies };
    })
    .filter(
      ({ root, replies, moreReplies }, index) =>
        root.state !== "deleted" ||
        replies.length > 0 ||
        moreReplies !== null ||
        // It was a place without answers before, too: that is the server's business.
        shown.threads[index]?.replies.length === 0,
    );
  return { ...shown, threads };
}

/** The next page, below what is there. */
export function withPage(shown: ThreadsView, page: ThreadsView): ThreadsView {
  const known = new Set(shown.threads.map(({ root }) => root.id));
  const added = page.threads.filter(({ root }) => !known.has(root.id));
  return { threads: [...shown.threads, ...added], more: page.more };
}

/** More replies of one thread. */
export function withReplies(
  shown: ThreadsView,
  rootId: string,
  page: { replies: CommentView[]; more: string | null },
): ThreadsView {
  return inThread(shown, rootId, (thread) => {
    const known = new Set(thread.replies.map(({ id }) => id));
    const added = page.replies.filter(({ id }) => !known.has(id));
    return { ...thread, replies: inOrder([...thread.replies, ...added]), moreReplies: page.more };
  });
}

/** The comment as it stands on screen. */
export function findComment(shown: ThreadsView, commentId: string): CommentView | null {
  for (const { root, replies } of shown.threads) {
    const found = [root, ...replies].find(({ id }) => id === commentId);
    if (found) return found;
  }
  return null;
}

/** Whether some comment reads as it will only when the server has taken a change. */
export function hasWaiting({ threads }: ThreadsView): boolean {
  return threads.some(({ root, replies }) => [root, ...replies].some((one) => one.isWaiting));
}

/** The comment with the reader's reaction there or not there. */
export function withReaction(
  comment: CommentView,
  reaction: CommentView["reactions"][number]["reaction"],
  on: boolean,
): CommentView {
  const before = comment.reactions.find((group) => group.reaction === reaction);
  if ((before?.isMine ?? false) === on) return comment;
  const count = (before?.count ?? 0) + (on ? 1 : -1);
  const group = { reaction, count, isMine: on };
  const reactions = before
    ? comment.reactions.map((other) => (other === before ? group : other))
    : [...comment.reactions, group];
  return { ...comment, reactions: reactions.filter((one) => one.count > 0) };
}

/** The place that a deleted comment leaves. */
export function asDeleted(comment: CommentView): CommentView {
  const nothing = { author: null, body: null, html: null, reactions: [] };
  return { ...comment, ...nothing, state: "deleted", canEdit: false, canDelete: false };
}

function inThread(
  shown: ThreadsView,
  rootId: string,
  change: (thread: ThreadView) => ThreadView,
): ThreadsView {
  const threads = shown.threads.map((thread) =>
    thread.root.id === rootId ? change(thread) : thread,
  );
  return { ...shown, threads };
}

/** The first written first. */
function inOrder(replies: CommentView[]): CommentView[] {
  return replies.sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
}
