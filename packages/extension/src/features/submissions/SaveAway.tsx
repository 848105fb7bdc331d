import { useId, useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { savedWords } from "../../ui/submission-words.ts";

interface Props {
  paper: PaperName;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted) => void;
  onSaid: (words: string) => void;
}

/**
 * For a paper of which nothing is known here, while the server is away: saved when it answers, whether it has the paper or
 * not.
 */
export function SaveAway({ paper, onPaper, onFailure, onSaid }: Props) {
  const hint = useId();
  const [state, setState] = useState<"free" | "busy" | "kept">("free");
  const key = useRef(crypto.randomUUID());

  async function save(): Promise<void> {
    setState("busy");
    const item = { paper, listId: null, submitKey: key.current };
    const answer = await ask("lists.save", item);
    const isKept = !answer.ok && answer.failure.kind === "waiting";
    setState(isKept ? "kept" : "free");
    if (!answer.ok) return onFailure(answer.failure, { kind: "save", ...item });
    onPaper(answer.value);
    onSaid(savedWords(answer.value));
  }

  return (
    <section class="notice" aria-label={t("lists.save")}>
      <button
        type="button"
        class="btn save-new"
        disabled={state !== "free"}
        aria-describedby={hint}
        onClick={() => void save()}
      >
        {t(state === "busy" ? "submissions.saving" : "lists.save")}
      </button>
      <p id={hint} class="hint">
        {t("submissions.saveAway")}
      </p>
    </section>
  );
}
