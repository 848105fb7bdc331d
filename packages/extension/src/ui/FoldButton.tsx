import type { ComponentChildren } from "preact";

interface Props {
  /** The id of what it opens. */
  controls: string;
  isOpen: boolean;
  onToggle: () => void;
  children: ComponentChildren;
}

/** Opens and closes what comes below it. */
export function FoldButton({ controls, isOpen, onToggle, children }: Props) {
  return (
    <button
      type="button"
      class="fold-button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
    >
      <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span> {children}
    </button>
  );
}
