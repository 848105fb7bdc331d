import type { Api } from "../../api/client.ts";
import { toCommentView } from "../../api/comment-fields.ts";
import type { commentShape } from "../../api/comment-fields.ts";
import {
  addComment,
  deleteComment,
  editComment,
  setReaction,
} from "../../api/operations/discussion.ts";
import { removeFromList } from "../../api/operations/lists.ts";
import { moveListItem } from "../../api/operations/my-lists.ts";
import { setVote } from "../../api/operations/votes.ts";
import { toPaperView } from "../../api/paper-fields.ts";
import type { paperShape } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { CommentView } from "../../comment-view.ts";
import type { Action } from "../../action.ts";
import type { PaperView, SubmissionOutcome } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { t } from "../../text.ts";
import type * as z from "zod/mini";
import { sendSave } from "./send-save.ts";
import { sendSubmission } from "./send-submission.ts";

type As = Parameters<Api["runAs"]>[0];

/** What the server answers to an action that it has taken. */
export interface Taken {
  /** The changed paper; null when nothing of it is different. */
  paper: PaperView | null;
  /** What was written, when that was it. */
  comment: CommentView | null;
  /** What became of the paper, when it was submitted. */
  submission?: SubmissionOutcome | undefined;
}

/** One action, one operation: as the reader whose action it is, at the server where it was done. */
export async function sendAction(api: Api, as: As, action: Action): Promise<Result<Taken>> {
  const paper = paperRef(action.paper);
  switch (action.kind) {
    case "vote": {
      const input = { paper, upvoted: action.upvoted };
      return paperOf(await api.runAs(as, setVote, { input }), ({ setVote }) => setVote.paper);
    }
    case "save":
      return sendSave(api, as, action);
    case "remove": {
      const input = { paper, ...listOf(action.listId) };
      return paperOf(
        await api.runAs(as, removeFromList, { input }),
        ({ removeFromList }) => removeFromList.paper,
      );
    }
    case "move": {
      const { listId, side, neighbourId } = action;
      const input = { paper, ...listOf(listId), [side]: { id: neighbourId } };
      const moved = await api.runAs(as, moveListItem, { input });
      return moved.ok ? { ok: true, value: { paper: null, comment: null } } : moved;
    }
    case "edit-comment": {
      const { commentId, body, revision } = action;
      const edited = await api.runAs(as, editComment, { input: { commentId, body, revision } });
      return commentOf(edited, ({ editComment }) => editComment.comment);
    }
    case "delete-comment":
      return sendDeletion(api, as, action);
    case "react": {
      const { commentId, reaction, on } = action;
      const set = await api.runAs(as, setReaction, { input: { commentId, reaction, on } });
      return commentOf(set, ({ setReaction }) => setReaction.comment);
    }
    case "submit":
      return sendSubmission(api, as, action);
    case "comment": {
      const { inReplyToId, body, idempotencyKey } = action;
      const place = inReplyToId === null ? { paper } : { inReplyToId };
      const input = { ...place, body, idempotencyKey };
      const added = await api.runAs(as, addComment, { input });
      if (!added.ok) return added;
      const { paper: changed, ...comment } = added.value.addComment.comment;
      return {
        ok: true,
        value: { paper: toPaperView(changed), comment: toCommentView(comment) },
      };
    }
  }
}

async function sendDeletion(
  api: Api,
  as: As,
  { commentId, revision }: Extract<Action, { kind: "delete-comment" }>,
): Promise<Result<Taken>> {
  const input = { commentId, ...(revision !== null && { revision }) };
  const deleted = await api.runAs(as, deleteComment, { input });
  if (deleted.ok) {
    const { comment, paper } = deleted.value.deleteComment;
    const view = { paper: paper && toPaperView(paper), comment: comment && toCommentView(comment) };
    return { ok: true, value: view };
  }
  const { failure } = deleted;
  if (failure.kind !== "refused" || failure.code !== "CONFLICT") return deleted;
  return { ok: false, failure: { ...failure, message: t("offline.commentChanged") } };
}

function commentOf<Data>(
  answer: Result<Data>,
  pick: (data: Data) => z.output<typeof commentShape>,
): Result<Taken> {
  if (!answer.ok) return answer;
  return { ok: true, value: { paper: null, comment: toCommentView(pick(answer.value)) } };
}

function listOf(listId: string | null): { listId?: string } {
  return listId === null ? {} : { listId };
}

function paperOf<Data>(
  answer: Result<Data>,
  pick: (data: Data) => z.output<typeof paperShape>,
): Result<Taken> {
  if (!answer.ok) return answer;
  return { ok: true, value: { paper: toPaperView(pick(answer.value)), comment: null } };
}
