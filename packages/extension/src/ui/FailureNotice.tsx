import { useEffect, useState } from "preact/hooks";
import type { Failure } from "../result.ts";
import { t } from "../text.ts";
import { failureWords } from "./failure-words.ts";

interface Props {
  failure: Failure;
  /** It met an account that is no longer in use: for the one of now it may work. */
  isFormer?: boolean;
  onRetry?: () => void;
  onOpenOptions?: () => void;
}

/** Says what did not work and what to do; read out when it appears. */
export function FailureNotice({ failure, isFormer = false, onRetry, onOpenOptions }: Props) {
  const now = useClockUntil(failure.kind === "rate-limited" ? failure.retryAt : 0);
  const { title, advice, remedy } = failureWords(failure, now);
  const canRetry = remedy === "retry" || isFormer;
  const mustWait = !isFormer && failure.kind === "rate-limited" && failure.retryAt > now;
  return (
    <div class="notice" role="alert" data-failure={failure.kind}>
      <h2>{title}</h2>
      {/* A countdown is to be seen, not to be read out every second. */}
      <p aria-live="off">{advice}</p>
      {isFormer && <p>{t("failures.formerAccount")}</p>}
      {canRetry && onRetry && (
        <button type="button" class="btn" disabled={mustWait} onClick={onRetry}>
          {t("failures.retry")}
        </button>
      )}
      {remedy === "options" && onOpenOptions && (
        <button type="button" class="btn" onClick={onOpenOptions}>
          {t("failures.openOptions")}
        </button>
      )}
    </div>
  );
}

/** The time, each second until `end`. */
function useClockUntil(end: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (end <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= end) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [end]);
  return now;
}
