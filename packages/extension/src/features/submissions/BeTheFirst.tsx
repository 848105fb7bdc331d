import { useId, useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { t } from "../../text.ts";
import { savedWords, submittedWords } from "../../ui/submission-words.ts";

interface Props {
  paper: PaperName;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted) => void;
  onSaid: (words: string) => void;
}

/** For a paper that nobody has put on a list yet: puts it there, and saves it where the reader wants that, too. */
export function BeTheFirst({ paper, onPaper, onFailure, onSaid }: Props) {
  const hint = useId();
  const [pressed, setPressed] = useState<Wanted["kind"] | null>(null);
  const [isKept, setKept] = useState(false);
  // One key for every try from this panel: a repetition is the same submission.
  const key = useRef(crypto.randomUUID());

  async function run(
    wanted: Wanted,
    answering: Promise<Result<PaperView>>,
    said: (paper: PaperView) => string,
  ): Promise<void> {
    setPressed(wanted.kind);
    const answer = await answering;
    setPressed(null);
    if (!answer.ok) {
      setKept(answer.failure.kind === "waiting");
      return onFailure(answer.failure, wanted);
    }
    onPaper(answer.value);
    onSaid(said(answer.value));
  }

  function submit(): Promise<void> {
    const submission = { paper, idempotencyKey: key.current };
    const answering = ask("submissions.submit", submission);
    return run({ kind: "submit", ...submission }, answering, submittedWords);
  }

  function save(): Promise<void> {
    const item = { paper, listId: null, submitKey: key.current };
    return run({ kind: "save", ...item }, ask("lists.save", item), (saved) => savedWords(saved));
  }

  const isBusy = pressed !== null || isKept;
  return (
    <section class="notice" aria-label={t("submissions.label")}>
      <p>{t("submissions.nobodyYet")}</p>
      <div class="actions">
        <button type="button" class="btn primary" disabled={isBusy} onClick={() => void submit()}>
          {t(pressed === "submit" ? "submissions.submitting" : "submissions.submit")}
        </button>
        <button
          type="button"
          class="btn save-new"
          disabled={isBusy}
          aria-describedby={hint}
          onClick={() => void save()}
        >
          {t(pressed === "save" ? "submissions.saving" : "lists.save")}
        </button>
      </div>
      <p id={hint} class="hint">
        {t("submissions.savingSubmits")}
      </p>
    </section>
  );
}
