import { commentAnchor } from "../forms/actions.ts";
import type { ShownComment } from "../operations/paper.ts";
import { ActionForm } from "./ActionForm.tsx";
import { useVisit } from "./visit-context.ts";

const GONE = { DELETED: "Deleted by its author.", HIDDEN: "Hidden by a moderator." } as const;

/** In the words of whoever reads them. */
const REACTIONS: Readonly<Record<string, string>> = {
  AGREE: "agree",
  CURIOUS: "want to know more",
  FUNNY: "laughed",
  INSIGHTFUL: "find it insightful",
  THANKS: "say thanks",
};

/** One comment: who, when, what, and what its author may do with it. */
export function CommentText({ comment }: { comment: ShownComment }) {
  const { author, bodyHtml, status, createdAt, editedAt } = comment;
  return (
    <article class="comment" id={commentAnchor(comment.id)}>
      <p class="by">
        {author ? (
          <>
            <b dir="auto">{author.name || `@${author.handle}`}</b>
            <span class="hint">@{author.handle}</span>
          </>
        ) : (
          // Of what was deleted nobody is named: what is said below says it all.
          status === "VISIBLE" && <span class="hint">Somebody who is here no more</span>
        )}
        <time dateTime={createdAt.toISOString()}>{momentOf(createdAt)}</time>
        {editedAt && <span class="hint">(edited)</span>}
      </p>
      {bodyHtml === null ? (
        <p class="hint">{status === "VISIBLE" ? "It cannot be shown." : GONE[status]}</p>
      ) : (
        // The only HTML that is not written here: the API has sanitised it, see `Comment.bodyHtml`.
        <div class="said" dir="auto" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
      )}
      {comment.reactions.length > 0 && (
        <p class="hint reactions">
          {comment.reactions
            .map(
              ({ reaction, count }) => `${count} ${REACTIONS[reaction] ?? reaction.toLowerCase()}`,
            )
            .join(" · ")}
        </p>
      )}
      <Own comment={comment} />
    </article>
  );
}

function Own({ comment }: { comment: ShownComment }) {
  const { typed, notice } = useVisit();
  if (!comment.viewerCanEdit && !comment.viewerCanDelete) return null;
  const refused = notice !== null && typed["comment"] === comment.id ? typed["body"] : undefined;
  return (
    <div class="own">
      {comment.viewerCanEdit && comment.body !== null && (
        <details open={!!refused}>
          <summary>Edit</summary>
          <ActionForm
            action="edit-comment"
            send={{ comment: comment.id, revision: String(comment.revision) }}
          >
            <label class="field">
              <span>Your comment</span>
              <textarea name="body" rows={4} maxLength={10_000} required>
                {refused || comment.body}
              </textarea>
            </label>
            <button class="btn" type="submit">
              Keep the change
            </button>
          </ActionForm>
        </details>
      )}
      {comment.viewerCanDelete && (
        <details>
          <summary>Delete</summary>
          <ActionForm action="delete-comment" send={{ comment: comment.id }}>
            <button class="btn" type="submit">
              Delete it for good
            </button>
          </ActionForm>
        </details>
      )}
    </div>
  );
}

const write = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

function momentOf(moment: Date): string {
  return `${write.format(moment)} UTC`;
}
