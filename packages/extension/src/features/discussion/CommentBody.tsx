import { useMemo } from "preact/hooks";
import type { CommentView } from "../../comment-view.ts";
import { readCommentHtml } from "./comment-html.ts";

/** The text of a comment: as the server formatted it, or as it was written. */
export function CommentBody({ comment: { body, html } }: { comment: CommentView }) {
  const formatted = useMemo(() => (html === null ? null : readCommentHtml(html)), [html]);
  if (formatted !== null) return <div class="prose">{formatted}</div>;
  return <p class="prose written">{body}</p>;
}
