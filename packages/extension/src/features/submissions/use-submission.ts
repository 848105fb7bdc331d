import { useRef, useState } from "preact/hooks";
import type { Wanted } from "../../action.ts";
import { ask } from "../../messages.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { savedWords, submittedWords } from "../../ui/submission-words.ts";

/** A paper that can be submitted, and who is told what became of that. */
export interface SubmissionProps {
  paper: PaperName;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted) => void;
  onSaid: (words: string) => void;
}

/** What can be done with it. */
export interface Submission {
  /** What is under way. */
  pressed: Wanted["kind"] | null;
  /** Whether something is, or waits to be sent: nothing can be pressed then. */
  isBusy: boolean;
  submit: () => Promise<void>;
  /** Puts it on the reading list; one that the server has nothing of is submitted first. */
  save: () => Promise<void>;
}

/** Submits a paper, or saves it with that. */
export function useSubmission({ paper, onPaper, onFailure, onSaid }: SubmissionProps): Submission {
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

  return {
    pressed,
    isBusy: pressed !== null || isKept,
    submit() {
      const submission = { paper, idempotencyKey: key.current };
      const answering = ask("submissions.submit", submission);
      return run({ kind: "submit", ...submission }, answering, submittedWords);
    },
    save() {
      const item = { paper, listId: null, submitKey: key.current };
      return run({ kind: "save", ...item }, ask("lists.save", item), (saved) => savedWords(saved));
    },
  };
}
