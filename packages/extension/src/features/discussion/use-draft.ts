import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ThreadsView } from "../../comment-view.ts";
import type { PaperView } from "../../paper-view.ts";
import { commentDraft } from "../../storage.ts";

/** A draft is written down when the typing pauses. In milliseconds. */
const PAUSE = 300;

/** What the reader has begun to write about a paper: it outlasts a popup that closes, and ends with the browser. */
export function useDraft(paper: PaperView, view: ThreadsView | null) {
  const [first] = paper.ids;
  // Named by what the world calls the paper: on another server it is the same paper.
  const item = useRef(commentDraft(first ? lookupKey(first) : paper.id));
  const timer = useRef(0);
  const typed = useRef("");
  const [kept, setKept] = useState({ text: "", version: 0 });

  function keep(text: string): void {
    typed.current = text;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void write(), text === "" ? 0 : PAUSE);
  }
  function write(): Promise<void> {
    return typed.current === "" ? item.current.removeValue() : item.current.setValue(typed.current);
  }

  useEffect(() => {
    void item.current.getValue().then((text) => {
      if (typed.current !== "") return;
      typed.current = text;
      setKept((before) => ({ ...before, text }));
    });
    const now = () => void write();
    addEventListener("pagehide", now);
    return () => {
      removeEventListener("pagehide", now);
      clearTimeout(timer.current);
      now();
    };
  }, []);

  // Sent after a sign-in, perhaps from another surface: then it is a draft no more.
  useEffect(() => {
    const words = typed.current.trim();
    const isThere = view?.threads.some(({ root }) => root.canEdit && root.body === words);
    if (words === "" || !isThere) return;
    keep("");
    setKept(({ version }) => ({ text: "", version: version + 1 }));
  }, [view]);

  return { ...kept, keep };
}
