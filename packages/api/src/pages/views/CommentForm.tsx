import { randomUUID } from "node:crypto";
import { ActionForm } from "./ActionForm.tsx";
import { useVisit } from "./visit-context.ts";

type Props = { paperId: string } | { replyTo: string };

/** Says something of a paper, or answers a comment. Sent twice, it says it once. */
export function CommentForm(props: Props) {
  const { typed, notice } = useVisit();
  const reply = "replyTo" in props ? props.replyTo : "";
  const isMine = notice !== null && !typed["comment"] && (typed["reply"] ?? "") === reply;
  const draft = isMine ? (typed["body"] ?? "") : "";
  const send = {
    key: randomUUID(),
    ...("replyTo" in props ? { reply: props.replyTo } : { paper: props.paperId }),
  };
  const form = (
    <ActionForm action="comment" class="comment-form" send={send}>
      <label class="field">
        <span>{reply ? "Your answer" : "Your comment"}</span>
        <textarea name="body" rows={reply ? 3 : 4} maxLength={10_000} required>
          {draft}
        </textarea>
      </label>
      <div class="row">
        <button class="btn primary" type="submit">
          {reply ? "Answer" : "Comment"}
        </button>
        <span class="hint">Markdown; @handle mentions somebody.</span>
      </div>
    </ActionForm>
  );
  if (!reply) return form;
  return (
    <details class="reply" open={draft !== ""}>
      <summary>Answer</summary>
      {form}
    </details>
  );
}
