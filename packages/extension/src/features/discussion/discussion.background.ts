import * as z from "zod/mini";
import { answer, commentBody, commentPlace, idempotencyKey, nodeId } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { toCommentView } from "../../api/comment-fields.ts";
import { readReplies, readThreads } from "../../api/operations/discussion.ts";
import { REACTIONS, THREAD_ORDERS } from "../../comment-view.ts";
import type { CommentView } from "../../comment-view.ts";
import type { Action } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";

/** What came of it. */
type Attempted =
  | { kind: "sent"; taken: { comment: CommentView | null; paper: PaperView | null } }
  | { kind: "waiting"; paper: PaperView | null }
  | { kind: "failed"; failure: Failure };

const revision = z.number().check(z.int(), z.nonnegative());
const cursor = z.nullable(z.string().check(z.maxLength(500)));

/**
 * Reads what is said of a paper, and says the reader's part.
 * @param attempt does it, at once or when the server can be reached again, and tells whoever shows it
 */
export function startDiscussion(api: Api, attempt: (action: Action) => Promise<Attempted>): void {
  const threads = z.object({ paperId: nodeId, after: cursor, order: z.enum(THREAD_ORDERS) });
  answer("discussion.read", "own page", threads, async ({ paperId, after, order }) => {
    const read = await api.run(readThreads, { id: paperId, after, sort: order });
    if (!read.ok) return read;
    const comments = read.value.paper?.comments;
    const found = comments?.nodes.map(({ replies, ...root }) => ({
      root: toCommentView(root),
      replies: replies.nodes.map(toCommentView),
      moreReplies: nextOf(replies.pageInfo),
    }));
    return {
      ok: true,
      value: { threads: found ?? [], more: comments ? nextOf(comments.pageInfo) : null },
    };
  });

  const thread = z.object({ rootId: nodeId, after: cursor });
  answer("discussion.read-replies", "own page", thread, async ({ rootId, after }) => {
    const read = await api.run(readReplies, { id: rootId, after });
    if (!read.ok) return read;
    const replies = read.value.node?.replies;
    return {
      ok: true,
      value: {
        replies: replies?.nodes.map(toCommentView) ?? [],
        more: replies ? nextOf(replies.pageInfo) : null,
      },
    };
  });

  const added = z.object({
    paperId: nodeId,
    place: commentPlace,
    body: commentBody,
    idempotencyKey,
  });
  answer("discussion.add", "own page", added, async ({ paperId, place, ...words }) => {
    const inReplyToId = "inReplyToId" in place ? place.inReplyToId : null;
    const name = { nodeId: paperId };
    const done = await attempt({ kind: "comment", paper: name, inReplyToId, ...words });
    if (done.kind === "failed") return { ok: false, failure: done.failure };
    const { paper, comment } =
      done.kind === "sent" ? done.taken : { paper: done.paper, comment: null };
    return paper
      ? { ok: true, value: { comment, paper } }
      : { ok: false, failure: { kind: "waiting" } };
  });

  /** Null while it waits. */
  async function change(action: Action): Promise<Result<CommentView | null>> {
    const done = await attempt(action);
    if (done.kind === "failed") return { ok: false, failure: done.failure };
    return { ok: true, value: done.kind === "sent" ? done.taken.comment : null };
  }

  const edited = z.object({
    paperId: nodeId,
    commentId: nodeId,
    body: commentBody,
    revision,
  });
  answer("discussion.edit", "own page", edited, ({ paperId, ...edit }) =>
    change({ kind: "edit-comment", paper: { nodeId: paperId }, ...edit }),
  );

  const deleted = z.object({ paperId: nodeId, commentId: nodeId, revision });
  answer("discussion.delete", "own page", deleted, async ({ paperId, ...deletion }) => {
    const paper = { nodeId: paperId };
    const done = await attempt({ kind: "delete-comment", paper, ...deletion });
    if (done.kind === "failed") return { ok: false, failure: done.failure };
    const comment = done.kind === "sent" ? done.taken.comment : null;
    return { ok: true, value: { comment, isWaiting: done.kind === "waiting" } };
  });

  const reaction = z.object({
    paperId: nodeId,
    commentId: nodeId,
    reaction: z.enum(REACTIONS),
    on: z.boolean(),
  });
  answer("discussion.react", "own page", reaction, ({ paperId, ...set }) =>
    change({ kind: "react", paper: { nodeId: paperId }, ...set }),
  );
}

function nextOf(page: { hasNextPage: boolean; endCursor: string | null }): string | null {
  return page.hasNextPage ? page.endCursor : null;
}
