import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PagePaper } from "../../page-paper.ts";

/** A paper opened over the views: closing it brings back the place and the focus. */
export function useDetail() {
  const [paper, setPaper] = useState<PagePaper | null>(null);
  const before = useRef<{ scroll: number; focus: Element | null } | null>(null);

  useLayoutEffect(() => {
    if (paper) {
      window.scrollTo(0, 0);
    } else if (before.current) {
      window.scrollTo(0, before.current.scroll);
      const { focus } = before.current;
      if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
      before.current = null;
    }
  }, [paper]);

  function open(wanted: PagePaper): void {
    if (wanted.ids.length === 0) return;
    before.current = { scroll: window.scrollY, focus: document.activeElement };
    setPaper(wanted);
  }

  return { paper, open, close: () => setPaper(null) };
}
