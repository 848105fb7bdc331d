import { useId, useRef, useState } from "preact/hooks";
import "./discussion.css";
import { THREAD_ORDERS } from "../../comment-view.ts";
import type { CommentPlace, ThreadOrder } from "../../comment-view.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Composer } from "./Composer.tsx";
import { Thread } from "./Thread.tsx";
import { useDraft } from "./use-draft.ts";
import { useDiscussion } from "./use-discussion.ts";

const ORDERS = {
  NEWEST: "discussion.newest",
  OLDEST: "discussion.oldest",
  TOP: "discussion.top",
} as const satisfies Record<ThreadOrder, string>;

export interface DiscussionProps {
  paper: PaperView;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted | null) => void;
  onSaid: (words: string) => void;
  /** The address of who is signed in; null for nobody. */
  viewer: string | null;
}

/** What people say of a paper, and the reader's part in it. */
export function Discussion({ paper, viewer, onPaper, onFailure, onSaid }: DiscussionProps) {
  const { state, ...actions } = useDiscussion(paper.id, viewer, onPaper);
  const draft = useDraft(paper, state.kind === "shown" ? state.view : null);
  const [isReading, setReading] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const orderId = useId();

  async function send(place: CommentPlace, body: string, key: string): Promise<Failure | null> {
    const failure = await actions.add(place, body, key);
    if (failure === null) onSaid(t("discussion.sent"));
    else if (failure.kind === "waiting") onFailure(failure, null);
    // A refusal is said beside the words that were refused.
    else if (failure.kind !== "refused") {
      const wanted = { paperId: paper.id, place, body, idempotencyKey: key };
      onFailure(failure, { kind: "comment", ...wanted });
    }
    return failure;
  }

  async function settle(action: Promise<Failure | null>, said: string): Promise<Failure | null> {
    const failure = await action;
    if (failure === null) onSaid(said);
    else onFailure(failure, null);
    return failure;
  }

  if (state.kind === "failed") {
    return <FailureNotice failure={state.failure} onRetry={actions.retry} />;
  }
  const view = state.kind === "shown" ? state.view : null;
  return (
    <div class="discussion" aria-busy={view === null}>
      <Composer
        key={draft.version}
        label={t("discussion.label")}
        placeholder={t("discussion.placeholder")}
        action={t("discussion.send")}
        initial={draft.text}
        onDraft={draft.keep}
        onSend={(body, key) => send({ paperId: paper.id }, body, key)}
      />
      {view === null && <p class="hint">{t("discussion.reading")}</p>}
      {view?.threads.length === 0 && <p class="hint">{t("discussion.none")}</p>}
      {view && view.threads.length + Number(view.more !== null) > 1 && (
        <p class="order">
          <label class="sr-only" for={orderId}>
            {t("discussion.order")}
          </label>
          <select
            id={orderId}
            value={actions.order}
            onChange={(event) => actions.setOrder(event.currentTarget.value as ThreadOrder)}
          >
            {THREAD_ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(ORDERS[order])}
              </option>
            ))}
          </select>
        </p>
      )}
      {view && (
        <ol ref={list} class="threads" aria-label={t("discussion.comments")}>
          {view.threads.map((thread) => (
            <Thread
              key={thread.root.id}
              thread={thread}
              actions={actions}
              send={send}
              settle={settle}
            />
          ))}
        </ol>
      )}
      {view && view.more !== null && (
        <button
          type="button"
          class="btn"
          disabled={isReading}
          onClick={() => {
            const count = view.threads.length;
            setReading(true);
            void settle(actions.more(), t("discussion.moreRead")).finally(() => {
              setReading(false);
              // The button may be gone: the keyboard goes on with what came.
              const next = list.current?.children[count]?.querySelector<HTMLElement>("article");
              next?.focus();
            });
          }}
        >
          {t(isReading ? "discussion.readingMore" : "discussion.more")}
        </button>
      )}
    </div>
  );
}
