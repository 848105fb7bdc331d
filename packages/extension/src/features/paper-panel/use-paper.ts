import { firstIdentifier, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, onMessage } from "../../messages.ts";
import type { Failure, PagePaper, PaperName, PaperView } from "../../messages.ts";

/** How far the panel is with its paper. */
export type PaperState =
  | { kind: "reading" }
  | { kind: "known"; paper: PaperView }
  | { kind: "unknown"; name: PaperName }
  | { kind: "failed"; failure: Failure };

/** Reads the paper of a page, and follows it: news from any tab changes it here too. */
export function usePaper(page: PagePaper) {
  const [state, setState] = useState<PaperState>({ kind: "reading" });
  const shownId = useRef<string | null>(null);

  function show(paper: PaperView): void {
    shownId.current = paper.id;
    setState({ kind: "known", paper });
  }

  async function read(): Promise<void> {
    const identifier = firstIdentifier(page.ids);
    if (!identifier) return;
    const answer = await ask("paper.read", { identifier });
    if (!answer.ok) {
      const failed: PaperState = { kind: "failed", failure: answer.failure };
      // What is on screen is better than nothing.
      setState((before) => (before.kind === "known" ? before : failed));
    } else if (answer.value) show(answer.value);
    else setState({ kind: "unknown", name: { identifier } });
  }

  useEffect(() => {
    void read();
    const keys = new Set(page.ids.map((id) => lookupKey(id)));
    return onMessage("paper.changed", ({ data: paper }) => {
      const isOurs =
        paper.id === shownId.current || paper.ids.some((id) => keys.has(lookupKey(id)));
      if (isOurs) show(paper);
    });
  }, []);

  return { state, show, read };
}
