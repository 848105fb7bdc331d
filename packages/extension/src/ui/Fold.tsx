import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { FoldButton } from "./FoldButton.tsx";

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
        <FoldButton controls={id} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {title}
          {count !== undefined && <span class="number">{count}</span>}
        </FoldButton>
      </h2>
      {isOpen && <div id={id}>{children}</div>}
    </section>
  );
}
