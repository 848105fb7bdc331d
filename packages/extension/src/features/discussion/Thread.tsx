import { useRef, useState } from "preact/hooks";
import type { CommentPlace, CommentView, ThreadView } from "../../comment-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { Comment } from "./Comment.tsx";
import { Composer } from "./Composer.tsx";
import type { DiscussionActions } from "./use-discussion.ts";

interface Props {
  thread: ThreadView;
  actions: DiscussionActions;
  /** Sends a comment; answers why not, or null. */
  send: (place: CommentPlace, body: string, key: string) => Promise<Failure | null>;
  /** Tells what came of an action, and hands the failure on. */
  settle: (action: Promise<Failure | null>, said: string) => Promise<Failure | null>;
}

/** A root, its replies, and the place for one more. */
export function Thread({ thread: { root, replies, moreReplies }, actions, send, settle }: Props) {
  const [answered, setAnswered] = useState<CommentView | null>(null);
  const [isReading, setReading] = useState(false);
  const thread = useRef<HTMLLIElement>(null);

  function show(comment: CommentView) {
    return (
      <Comment
        comment={comment}
        onReply={() => setAnswered(comment)}
        onEdit={(body) => settle(actions.edit(comment, body), t("discussion.changed"))}
        onDelete={() => void settle(actions.remove(comment), t("discussion.gone"))}
        onReact={(reaction, on) =>
          settle(
            actions.react(comment, reaction, on),
            t(on ? "discussion.reacted" : "discussion.unreacted"),
          )
        }
      />
    );
  }

  function stopAnswering(): void {
    const id = answered?.id ?? "";
    setAnswered(null);
    thread.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`)?.focus();
  }

  return (
    <li ref={thread}>
      {show(root)}
      {(replies.length > 0 || moreReplies !== null) && (
        <ol class="replies" aria-label={t("discussion.replies")}>
          {replies.map((reply) => (
            <li key={reply.id}>{show(reply)}</li>
          ))}
          {moreReplies !== null && (
            <li>
              <button
                type="button"
                class="link"
                disabled={isReading}
                onClick={() => {
                  setReading(true);
                  void settle(actions.moreReplies(root.id, moreReplies), "").finally(() =>
                    setReading(false),
                  );
                }}
              >
                {t(isReading ? "discussion.readingMore" : "discussion.moreReplies")}
              </button>
            </li>
          )}
        </ol>
      )}
      {answered && (
        <div class="replies">
          <Composer
            key={answered.id}
            label={t("discussion.replyTo", {
              name: answered.author?.name ?? t("discussion.thisComment"),
            })}
            action={t("discussion.reply")}
            isWanted
            onSend={async (body, key) => {
              const failure = await send({ inReplyToId: answered.id }, body, key);
              if (failure === null || failure.kind === "waiting") stopAnswering();
              return failure;
            }}
            onCancel={stopAnswering}
          />
        </div>
      )}
    </li>
  );
}
