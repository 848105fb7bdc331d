import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CommentView, Reaction } from "../../comment-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { CommentBody } from "./CommentBody.tsx";
import { timeWords, wholeTime } from "./comment-time.ts";
import { Composer } from "./Composer.tsx";
import { Reactions } from "./Reactions.tsx";

interface Props {
  comment: CommentView;
  onReply: () => void;
  onEdit: (body: string) => Promise<Failure | null>;
  onDelete: () => void;
  onReact: (reaction: Reaction, on: boolean) => Promise<unknown>;
}

/** One comment, what its reader can do with it, or what has become of it. */
export function Comment({ comment, onReply, onEdit, onDelete, onReact }: Props) {
  const [mode, setMode] = useState<"reading" | "editing" | "deleting">("reading");
  const article = useRef<HTMLElement>(null);
  const { author, state } = comment;

  const back = () => {
    setMode("reading");
    article.current?.focus();
  };
  if (state === "deleted" || (comment.body === null && comment.html === null)) {
    return (
      <article ref={article} class="comment gone" tabIndex={-1} data-comment={comment.id}>
        {t(state === "deleted" ? "discussion.deleted" : "discussion.hidden")}
        {comment.isWaiting && ` ${t("offline.waiting")}.`}
      </article>
    );
  }
  const name = author?.name ?? t("discussion.left");
  return (
    <article
      ref={article}
      class="comment"
      tabIndex={-1}
      aria-label={t("discussion.by", { name })}
      data-comment={comment.id}
    >
      <p class="by">
        <b>{name}</b>
        {author && <span>@{author.handle}</span>}
        <time dateTime={comment.createdAt} title={wholeTime(comment.createdAt)}>
          {timeWords(comment.createdAt, Date.now())}
        </time>
        {comment.isEdited && <span>{t("discussion.edited")}</span>}
        {comment.isWaiting && <span>{t("offline.waiting")}</span>}
      </p>
      {comment.answers !== null && (
        <p class="hint">{t("discussion.answers", { handle: comment.answers })}</p>
      )}
      {state === "hidden" && <p class="hint">{t("discussion.hiddenHere")}</p>}
      {mode === "editing" ? (
        <Composer
          label={t("discussion.label")}
          action={t("discussion.save")}
          initial={comment.body ?? ""}
          isWanted
          onSend={async (body) => {
            const failure = await onEdit(body);
            if (failure === null) back();
            return failure;
          }}
          onCancel={back}
        />
      ) : (
        <CommentBody comment={comment} />
      )}
      {mode === "deleting" && (
        <ConfirmDeletion
          onKeep={back}
          onDelete={() => {
            back();
            onDelete();
          }}
        />
      )}
      {mode === "reading" && (
        <div class="actions">
          {state === "visible" && <Reactions comment={comment} onReact={onReact} />}
          {state === "visible" && (
            <button type="button" class="link" onClick={onReply}>
              {t("discussion.reply")}
            </button>
          )}
          {comment.canEdit && (
            <button type="button" class="link" onClick={() => setMode("editing")}>
              {t("discussion.edit")}
            </button>
          )}
          {comment.canDelete && (
            <button type="button" class="link" onClick={() => setMode("deleting")}>
              {t("discussion.delete")}
            </button>
          )}
        </div>
      )}
    </article>
  );
}

function ConfirmDeletion({ onDelete, onKeep }: { onDelete: () => void; onKeep: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  // Before anybody sees it: later it would be taken from what the reader has gone to meanwhile.
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div
      class="actions"
      role="group"
      aria-label={t("discussion.deleteIt")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onKeep();
      }}
    >
      <span>{t("discussion.deleteIt")}</span>
      <button ref={keep} type="button" class="btn" onClick={onKeep}>
        {t("discussion.keep")}
      </button>
      <button type="button" class="btn danger" onClick={onDelete}>
        {t("discussion.delete")}
      </button>
    </div>
  );
}
