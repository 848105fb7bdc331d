import { firstIdentifier, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { onNews } from "../../news.ts";

/** How far the panel is with its paper. */
export type PaperState =
  | { kind: "reading" }
  /** With a failure where it could not be read anew for who is signed in now. */
  | { kind: "known"; paper: PaperView; failure?: Failure }
  /** Without a name, where the page gives the paper no id. */
  | { kind: "unknown"; name: PaperName | null }
  | { kind: "failed"; failure: Failure; name: PaperName };

/** Reads the paper of a page, and follows it: news from any tab changes it here too. */
export function usePaper(page: PagePaper) {
  const [state, setState] = useState<PaperState>({ kind: "reading" });
  const shownId = useRef<string | null>(null);
  const reading = useRef(0);
  const chosen = useRef<{ nodeId: string } | null>(null);

  function show(paper: PaperView): void {
    shownId.current = paper.id;
    setState({ kind: "known", paper });
  }

  /** @param isForAnother somebody else is signed in since it was read last */
  async function read(isForAnother = false): Promise<void> {
    const turn = ++reading.current;
    const identifier = firstIdentifier(page.ids);
    const name = chosen.current ?? (identifier && { identifier });
    if (!name) return setState({ kind: "unknown", name: null });
    const answer = await ask("paper.read", name);
    // Another one was chosen meanwhile.
    if (turn !== reading.current) return;
    if (!answer.ok) {
      const { failure } = answer;
      setState((before) => {
        if (before.kind !== "known") return { kind: "failed", failure, name };
        // What is on screen is better than nothing; whose it is not is not shown as theirs.
        if (isForAnother) return { kind: "known", paper: asNobodys(before.paper), failure };
        return before.failure ? { ...before, failure } : before;
      });
    } else if (answer.value) show(answer.value);
    else setState({ kind: "unknown", name: identifier && { identifier } });
  }

  /** Shows the paper that the reader takes the page's for; null goes back to what the page says. */
  async function choose(name: { nodeId: string } | null): Promise<void> {
    chosen.current = name;
    shownId.current = null;
    setState({ kind: "reading" });
    await read();
  }

  useEffect(() => {
    void read();
    const keys = new Set(page.ids.map((id) => lookupKey(id)));
    return onNews("paper.changed", (paper) => {
      const isOurs =
        paper.id === shownId.current ||
        (chosen.current === null && paper.ids.some((id) => keys.has(lookupKey(id))));
      if (isOurs) show(paper);
    });
  }, []);

  return { state, show, read, choose, isChosen: chosen.current !== null };
}

function asNobodys({ waiting: _1, proposal: _2, submission: _3, ...paper }: PaperView): PaperView {
  return { ...paper, viewerHasUpvoted: false, viewerLists: [] };
}
