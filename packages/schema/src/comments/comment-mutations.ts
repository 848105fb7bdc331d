import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { addComment } from "./add-comment.ts";
import { CommentNode } from "./comment.ts";
import { commentBody } from "./comment-body.ts";
import { deleteComment } from "./delete-comment.ts";
import { editComment } from "./edit-comment.ts";

interface ChangedComment {
  commentId: number;
}

/** Loads the comment of a success, with what the operation asks of it. */
async function load(query: object, { commentId }: ChangedComment, _args: object, { db }: Context) {
  const comment = await db.comment.findUnique({ ...query, where: { id: commentId } });
  if (comment) return comment;
  throw new NotFoundError("This comment has just been deleted by another request.");
}

const AddCommentSuccess = builder.objectRef<ChangedComment>("AddCommentSuccess").implement({
  description: "The comment is there.",
  fields: (t) => ({
    comment: t.prismaField({
      type: CommentNode,
      description: "The comment; its paper has the new count.",
      resolve: load,
    }),
  }),
});

const EditCommentSuccess = builder.objectRef<ChangedComment>("EditCommentSuccess").implement({
  description: "The comment has the text.",
  fields: (t) => ({
    comment: t.prismaField({ type: CommentNode, description: "The comment.", resolve: load }),
  }),
});

const DeleteCommentSuccess = builder
  .objectRef<ChangedComment & { deletedId: string; paperId: number | null }>("DeleteCommentSuccess")
  .implement({
    description: "The comment can be read no more.",
    fields: (t) => ({
      deletedId: t.exposeID("deletedId", { description: "The global id it had or has." }),
      comment: t.prismaField({
        type: CommentNode,
        nullable: true,
        description:
          "Its place, which stays while something answers it; null when that went too, and when its paper is hidden.",
        resolve: (query, { commentId }, _args, context) =>
          context.db.comment.findUnique({
            ...query,
            where: { id: commentId, paper: shownTo(context) },
          }),
      }),
      paper: t.prismaField({
        type: PaperNode,
        nullable: true,
        description:
          "The paper, with its new count; null when the comment was gone before, and when it is hidden.",
        resolve: (query, { paperId }, _args, context) =>
          paperId === null
            ? null
            : context.db.paper.findUnique({
                ...query,
                where: { id: paperId, ...shownTo(context) },
              }),
      }),
    }),
  });

const AddCommentInput = builder.inputType("AddCommentInput", {
  description: "A new comment: on a paper, or in answer to another.",
  fields: (t) => ({
    paper: t.field({
      type: PaperRefInput,
      required: false,
      description: "The paper, to begin a thread. Left out in a reply.",
    }),
    inReplyToId: t.id({
      required: false,
      description: "The global id of the comment that it answers. Left out to begin a thread.",
    }),
    body: t.string({
      validate: commentBody,
      description:
        "Markdown, at most 10,000 characters. `@handle` mentions a person; raw HTML is shown as text, an image as a link.",
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description: "Chosen by the client, new for each comment: sent again, it makes no second.",
    }),
  }),
});

const EditCommentInput = builder.inputType("EditCommentInput", {
  description: "A comment with another text.",
  fields: (t) => ({
    commentId: t.id({ description: "The comment's global id." }),
    body: t.string({ validate: commentBody, description: "The text it shall have, in Markdown." }),
    revision: t.int({ description: "The revision that was read before it was changed." }),
  }),
});

const DeleteCommentInput = builder.inputType("DeleteCommentInput", {
  description: "A comment that shall not be there.",
  fields: (t) => ({
    commentId: t.id({ description: "The comment's global id." }),
    revision: t.int({
      required: false,
      description:
        "The revision that was read: what was written meanwhile is not deleted unseen. Left out, it goes whatever it says.",
    }),
  }),
});

function readCommentId(id: string): number {
  return readRowId("Comment", id, ["input", "commentId"]);
}

builder.mutationFields((t) => ({
  addComment: t.withAuth({ scope: "COMMENT" }).field({
    type: AddCommentSuccess,
    description: "Writes a comment on a paper, or a reply to one.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "AddCommentResult", description: "The comment, or why not." },
    },
    args: { input: t.arg({ type: AddCommentInput, description: "The comment." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("comment", viewer.id);
      return addComment(db, viewer, clock, input);
    },
  }),
  editComment: t.withAuth({ scope: "COMMENT" }).field({
    type: EditCommentSuccess,
    description:
      "Gives a comment of the viewer's another text. Safe to send again; refused when it was edited meanwhile.",
    errors: {
      types: [
        SignedOutError,
        ForbiddenError,
        InvalidInputError,
        NotFoundError,
        ConflictError,
        RateLimitedError,
      ],
      directResult: true,
      union: { name: "EditCommentResult", description: "The comment, or why not." },
    },
    args: { input: t.arg({ type: EditCommentInput, description: "The comment as it shall be." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("comment", viewer.id);
      const { commentId, body, revision } = input;
      return editComment(db, viewer, clock, {
        commentId: readCommentId(commentId),
        body,
        revision,
      });
    },
  }),
  deleteComment: t.withAuth({ scope: "COMMENT" }).field({
    type: DeleteCommentSuccess,
    description:
      "Deletes a comment of the viewer's. Safe to send again; refused when it was edited since the revision that is named.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "DeleteCommentResult", description: "What is left, or why not." },
    },
    args: { input: t.arg({ type: DeleteCommentInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      const commentId = readCommentId(input.commentId);
      const { revision } = input;
      const gone = await deleteComment(db, viewer, clock, { commentId, revision });
      return { ...gone, deletedId: input.commentId };
    },
  }),
}));
