import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

interface Props {
  title: string;
  /** How many things are in it, where that is known. */
  count?: number;
  children: ComponentChildren;
}

/** A part of the panel that is closed at first; what is in it does not exist before it is opened. */
export function Fold({ title, count, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="sec fold" aria-label={title}>
      <h2>
        <button
          type="button"
          class="fold-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span> {title}
          {count !== undefined && <span class="number">{count}</span>}
        </button>
      </h2>
      {isOpen && <div id={id}>{children}</div>}
    </section>
  );
}
