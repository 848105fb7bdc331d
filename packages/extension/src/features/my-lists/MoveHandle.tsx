import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../text.ts";

interface Props {
  title: string;
  place: number;
  count: number;
  /** Whether the keyboard has just moved this one: the focus comes along. */
  isHeld: boolean;
  /** Up, down, to the first or the last place; says whether it is a key that moves. */
  onKey: (key: string) => boolean;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
}

/** Moves a paper in its list: dragged by the mouse, or by the arrow keys. */
export function MoveHandle({ title, place, count, isHeld, ...events }: Props) {
  const handle = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The browser takes the focus from what moves in the document.
    if (isHeld) handle.current?.focus();
  }, [isHeld, place]);

  return (
    <button
      ref={handle}
      type="button"
      class="handle"
      draggable
      aria-label={t("my-lists.move", { title, place: place + 1, all: count })}
      title={t("my-lists.moveAdvice")}
      onKeyDown={(event) => {
        if (events.onKey(event.key)) event.preventDefault();
      }}
      onDragStart={events.onDragStart}
      onDragEnd={events.onDragEnd}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}
