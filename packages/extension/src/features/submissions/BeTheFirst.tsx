import { useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Failure, PaperName, PaperView, Wanted } from "../../messages.ts";

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
    onSaid("The paper is on the list. You can vote for it now.");
  }

  return (
    <section class="notice" aria-label="Not on the list yet">
      <p>Nobody has put this paper on the list yet.</p>
      <button type="button" class="btn primary" disabled={isBusy} onClick={() => void submit()}>
        {isBusy ? "Putting it on the list…" : "Be the first"}
      </button>
    </section>
  );
}
