import { useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Failure, PaperName, PaperView, Wanted } from "../../messages.ts";
import { t } from "../../text.ts";

interface Props {
  paper: PaperName;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted) => void;
  onSaid: (words: string) => void;
}

/** For a paper that nobody has put on a list yet. */
export function BeTheFirst({ paper, onPaper, onFailure, onSaid }: Props) {
  const [isBusy, setBusy] = useState(false);
  // One key for every try from this panel: a repetition is the same submission.
  const key = useRef(crypto.randomUUID());

  async function submit(): Promise<void> {
    setBusy(true);
    const submission = { paper, idempotencyKey: key.current };
    const answer = await ask("submissions.submit", submission);
    setBusy(false);
    if (!answer.ok) return onFailure(answer.failure, { kind: "submit", ...submission });
    onPaper(answer.value);
    onSaid(t("submissions.submitted"));
  }

  return (
    <section class="notice" aria-label={t("submissions.label")}>
      <p>{t("submissions.nobodyYet")}</p>
      <button type="button" class="btn primary" disabled={isBusy} onClick={() => void submit()}>
        {isBusy ? t("submissions.submitting") : t("submissions.submit")}
      </button>
    </section>
  );
}
