import * as z from "zod/mini";
import { REACTIONS } from "../comment-view.ts";
import type { CommentView } from "../comment-view.ts";
import { graphql } from "./graphql.ts";

/** Everything the discussion shows of a comment. */
export const commentFields = graphql(`
  fragment CommentFields on Comment {
    id
    root {
      id
    }
    inReplyTo {
      id
      author {
        handle
      }
    }
    author {
      name
      handle
    }
    status
    body
    bodyHtml
    createdAt
    editedAt
    revision
    reactions {
      reaction
      count
      viewerHasReacted
    }
    viewerCanEdit
    viewerCanDelete
  }
`);

const count = z.number().check(z.int(), z.nonnegative());
const text = z.nullable(z.string());

export const commentShape = z.object({
  id: z.string(),
  root: z.nullable(z.object({ id: z.string() })),
  inReplyTo: z.nullable(
    z.object({ id: z.string(), author: z.nullable(z.object({ handle: z.string() })) }),
  ),
  author: z.nullable(z.object({ name: z.string(), handle: z.string() })),
  status: z.string(),
  body: text,
  bodyHtml: text,
  createdAt: z.string(),
  editedAt: text,
  revision: count,
  // Kinds of a newer server are left out below.
  reactions: z.array(z.object({ reaction: z.string(), count, viewerHasReacted: z.boolean() })),
  viewerCanEdit: z.boolean(),
  viewerCanDelete: z.boolean(),
});

/** Turns the fragment's answer into what the discussion shows. */
export function toCommentView(comment: z.output<typeof commentShape>): CommentView {
  const { root, inReplyTo, status } = comment;
  const answersReply = root !== null && inReplyTo !== null && inReplyTo.id !== root.id;
  return {
    id: comment.id,
    rootId: root?.id ?? null,
    answers: answersReply ? (inReplyTo.author?.handle ?? null) : null,
    author: comment.author && { name: comment.author.name, handle: comment.author.handle },
    state: status === "DELETED" ? "deleted" : status === "HIDDEN" ? "hidden" : "visible",
    body: comment.body,
    html: comment.bodyHtml,
    createdAt: comment.createdAt,
    isEdited: comment.editedAt !== null,
    revision: comment.revision,
    reactions: comment.reactions.flatMap(({ reaction, count, viewerHasReacted }) => {
      const known = REACTIONS.find((one) => one === reaction);
      return known ? [{ reaction: known, count, isMine: viewerHasReacted }] : [];
    }),
    canEdit: comment.viewerCanEdit,
    canDelete: comment.viewerCanDelete,
  };
}
