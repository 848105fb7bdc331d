import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { Action } from "../../action.ts";
import type { QueueEntry, QueueView } from "../../queue-view.ts";
import { onNews } from "../../news.ts";
import { language, t } from "../../text.ts";
import { failureWords, hostOf, inWords } from "../../ui/failure-words.ts";

/** Everything that the reader did and no server has taken yet, to be tried again or dropped. */
export function QueueSettings() {
  const [queue, setQueue] = useState<QueueView | null>(null);
  const [isBusy, setBusy] = useState(false);
  const read = () => void sendMessage("queue.read", undefined).then(setQueue);

  useEffect(() => {
    read();
    return onNews("queue.changed", read);
  }, []);
  if (queue === null) return null;

  async function run(change: Promise<QueueView>): Promise<void> {
    setBusy(true);
    setQueue(await change.finally(() => setBusy(false)));
  }

  const { entries, waiting, refused, nextTryAt, failure } = queue;
  return (
    <section class="card" id="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{t("queue.title")}</h2>
      <p role="status">
        {entries.length === 0 ? t("queue.empty") : t("queue.count", { count: entries.length })}
      </p>
      {failure && (
        <p class="hint">
          {failureWords(failure, Date.now()).title}.{" "}
          {nextTryAt !== null && t("queue.nextTry", { when: inWords(nextTryAt - Date.now()) })}
        </p>
      )}
      {entries.length > 0 && (
        <ol class="queue">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry
                entry={entry}
                isBusy={isBusy}
                onRetry={() => void run(sendMessage("queue.retry", { id: entry.id }))}
                onDrop={() => void run(sendMessage("queue.drop", { id: entry.id }))}
              />
            </li>
          ))}
        </ol>
      )}
      {waiting + refused > 0 && (
        <div>
          <button
            type="button"
            class="btn"
            disabled={isBusy}
            onClick={() => void run(sendMessage("queue.retry", { id: null }))}
          >
            {t("queue.retryAll")}
          </button>
        </div>
      )}
    </section>
  );
}

interface EntryProps {
  entry: QueueEntry;
  isBusy: boolean;
  onRetry: () => void;
  onDrop: () => void;
}

function Entry({ entry, isBusy, onRetry, onDrop }: EntryProps) {
  const what = actionWords(entry);
  const words = wordsIn(entry);
  return (
    <>
      <div>
        <strong>{what}</strong>
        {words !== null && (
          <small class="words" dir="auto">
            {words}
          </small>
        )}
        <small>{stateWords(entry)}</small>
      </div>
      {entry.state === "refused" && (
        <button
          type="button"
          class="link"
          disabled={isBusy}
          aria-label={t("queue.retryThis", { action: what })}
          onClick={onRetry}
        >
          {t("queue.retry")}
        </button>
      )}
      {entry.state !== "sending" && (
        <button
          type="button"
          class="link"
          disabled={isBusy}
          aria-label={t("queue.dropThis", { action: what })}
          onClick={onDrop}
        >
          {t("queue.drop")}
        </button>
      )}
    </>
  );
}

const ACTIONS = {
  vote: "queue.vote",
  save: "queue.save",
  remove: "queue.remove",
  submit: "queue.submit",
  comment: "queue.comment",
  move: "queue.move",
  "edit-comment": "queue.editComment",
  "delete-comment": "queue.deleteComment",
  react: "queue.react",
} as const satisfies Record<Action["kind"], string>;

function actionWords({ action, title }: QueueEntry): string {
  const paper = title ?? ("identifier" in action.paper ? action.paper.identifier.value : null);
  const isTakenBack = action.kind === "vote" && !action.upvoted;
  return t(isTakenBack ? "queue.takeBack" : ACTIONS[action.kind], {
    paper: paper ?? t("panel.thisPaper"),
  });
}

/** What the reader wrote: it is not lost, whatever becomes of it. */
function wordsIn({ action }: QueueEntry): string | null {
  if ("body" in action) return action.body;
  return action.kind === "save" && action.note ? action.note : null;
}

function stateWords({ state, refusal, queuedAt, account, server }: QueueEntry): string {
  const format = { dateStyle: "medium", timeStyle: "short" } as const;
  const since = new Date(queuedAt).toLocaleString(language(), format);
  switch (state) {
    case "sending":
      return t("queue.sending", { since });
    case "waiting":
      return t("queue.waiting", { since });
    case "refused":
      return refusal ? failureWords(refusal, Date.now()).advice : t("queue.refused");
    case "elsewhere":
      return t("queue.elsewhere", { account, server: hostOf(server) });
  }
}
