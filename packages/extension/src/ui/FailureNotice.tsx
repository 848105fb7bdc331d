import { useEffect, useState } from "preact/hooks";
import type { Failure } from "../messages.ts";
import { failureWords } from "./failure-words.ts";

interface Props {
  failure: Failure;
  onRetry?: () => void;
  onOpenOptions?: () => void;
}

/** Says what did not work and what to do; read out when it appears. */
export function FailureNotice({ failure, onRetry, onOpenOptions }: Props) {
  const now = useClockUntil(failure.kind === "rate-limited" ? failure.retryAt : 0);
  const { title, advice, remedy } = failureWords(failure, now);
  const mustWait = failure.kind === "rate-limited" && failure.retryAt > now;
  return (
    <div class="notice" role="alert" data-failure={failure.kind}>
      <h2>{title}</h2>
      {/* A countdown is to be seen, not to be read out every second. */}
      <p aria-live="off">{advice}</p>
      {remedy === "retry" && onRetry && (
        <button type="button" class="btn" disabled={mustWait} onClick={onRetry}>
          Try again
        </button>
      )}
      {remedy === "options" && onOpenOptions && (
        <button type="button" class="btn" onClick={onOpenOptions}>
          Open the options
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
