import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Failure } from "../result.ts";
import { t } from "../text.ts";
import { FailureNotice } from "./FailureNotice.tsx";
import { timeWords } from "./NotSentYet.tsx";

interface Props<Item extends { id: string }> {
  label: string;
  items: Item[];
  end: string | null;
  isReading: boolean;
  isReadingMore: boolean;
  failure: Failure | null;
  /** When the copy was made that is shown in the server's place. */
  copiedAt?: number | undefined;
  /** One `<li>` for each item. */
  children: (item: Item, place: number) => ComponentChildren;
  /** Shown in the place of an empty list. */
  empty: ComponentChildren;
  onMore: () => void;
  onRetry: () => void;
  onOptions: () => void;
  onSaid: (words: string) => void;
}

/** A list that goes on: waiting, failure, nothing, the items, and more of them. */
export function Pages<Item extends { id: string }>(props: Props<Item>) {
  const { items, isReading, isReadingMore, failure } = props;
  const list = useRef<HTMLOListElement>(null);
  // How many there were when more was asked for: the keyboard goes on with the first new one.
  const before = useRef<number | null>(null);

  useLayoutEffect(() => {
    const place = before.current;
    if (place === null || isReadingMore) return;
    before.current = null;
    if (items.length <= place) return;
    const added = items.length - place;
    props.onSaid(t("side-panel.added", { count: added }));
    list.current?.children[place]?.querySelector<HTMLElement>("h3 button")?.focus();
  }, [items.length, isReadingMore]);

  function more(): void {
    before.current = items.length;
    props.onMore();
  }

  const isFirst = isReading && items.length === 0;
  return (
    <>
      {failure && items.length === 0 && <Failed {...props} failure={failure} />}
      {props.copiedAt !== undefined && (
        <p class="as-of" role="status">
          {t("offline.copiedAt", { time: timeWords(props.copiedAt) })}{" "}
          <button type="button" class="link" onClick={props.onRetry}>
            {t("failures.retry")}
          </button>
        </p>
      )}
      {isFirst && !failure && <Waiting />}
      {!isFirst && !failure && items.length === 0 && <div class="empty">{props.empty}</div>}
      {items.length > 0 && (
        <ol ref={list} class="cards" aria-label={props.label} aria-busy={isReading}>
          {items.map((item, place) => props.children(item, place))}
        </ol>
      )}
      {failure && items.length > 0 && <Failed {...props} failure={failure} />}
      {props.end !== null && items.length > 0 && !failure && (
        <p class="more">
          <button type="button" class="btn" aria-disabled={isReadingMore} onClick={more}>
            {t(isReadingMore ? "side-panel.reading" : "side-panel.more")}
          </button>
        </p>
      )}
    </>
  );
}

function Failed(props: {
  failure: Failure;
  items: unknown[];
  end: string | null;
  onMore: () => void;
  onRetry: () => void;
  onOptions: () => void;
}) {
  const isAtEnd = props.items.length > 0 && props.end !== null;
  return (
    <FailureNotice
      failure={props.failure}
      onRetry={isAtEnd ? props.onMore : props.onRetry}
      onOpenOptions={props.onOptions}
    />
  );
}

/** As tall as cards: what comes does not push anything away. */
function Waiting() {
  return (
    <div class="cards-waiting" aria-hidden="true">
      {[1, 2, 3, 4].map((place) => (
        <div key={place}>
          <i />
          <span>
            <i />
            <i />
            <i />
          </span>
        </div>
      ))}
    </div>
  );
}
