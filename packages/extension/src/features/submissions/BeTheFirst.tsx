import { useId } from "preact/hooks";
import { t } from "../../text.ts";
import { SaveNew } from "./SaveNew.tsx";
import { useSubmission } from "./use-submission.ts";
import type { SubmissionProps } from "./use-submission.ts";

/** For a paper that nobody has put on a list yet: puts it there, and saves it where the reader wants that, too. */
export function BeTheFirst(props: SubmissionProps) {
  const hint = useId();
  const submission = useSubmission(props);
  const { pressed, isBusy, submit } = submission;
  return (
    <section class="notice" aria-label={t("submissions.label")}>
      <p>{t("submissions.nobodyYet")}</p>
      <div class="actions">
        <button type="button" class="btn primary" disabled={isBusy} onClick={() => void submit()}>
          {t(pressed === "submit" ? "submissions.submitting" : "submissions.submit")}
        </button>
        <SaveNew submission={submission} hint={hint} />
      </div>
      <p id={hint} class="hint">
        {t("submissions.savingSubmits")}
      </p>
    </section>
  );
}
