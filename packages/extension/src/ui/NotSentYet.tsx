import type { PaperView } from "../paper-view.ts";
import { language, t } from "../text.ts";

/** Says that a paper is shown from a copy, and that something of it waits to be sent. */
export function NotSentYet({ paper, onRetry }: { paper: PaperView; onRetry: () => void }) {
  if (!paper.waiting && paper.copiedAt === undefined) return null;
  return (
    <p class="not-sent-yet">
      {paper.waiting && (
        <span>
          <span aria-hidden="true">↑ </span>
          {t("offline.waiting")}
        </span>
      )}
      {paper.copiedAt !== undefined && (
        <span>
          {t("offline.copiedAt", { time: timeWords(paper.copiedAt) })}{" "}
          <button type="button" class="link" onClick={onRetry}>
            {t("failures.retry")}
          </button>
        </span>
      )}
    </p>
  );
}

/** A day and a time; of today the time is enough. */
export function timeWords(time: number, now = Date.now()): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return date.toLocaleString(language(), {
    ...(!isToday && { dateStyle: "medium" }),
    timeStyle: "short",
  });
}
