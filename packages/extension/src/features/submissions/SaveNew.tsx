import { t } from "../../text.ts";
import type { Submission } from "./use-submission.ts";

interface Props {
  submission: Submission;
  /** The element that says what saving does besides. */
  hint: string;
}

/** Saves a paper that has to be submitted for that. */
export function SaveNew({ submission: { pressed, isBusy, save }, hint }: Props) {
  return (
    <button
      type="button"
      class="btn save-new"
      disabled={isBusy}
      aria-describedby={hint}
      onClick={() => void save()}
    >
      {t(pressed === "save" ? "submissions.saving" : "lists.save")}
    </button>
  );
}
