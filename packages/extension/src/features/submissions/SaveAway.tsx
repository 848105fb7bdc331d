import { useId } from "preact/hooks";
import { t } from "../../text.ts";
import { SaveNew } from "./SaveNew.tsx";
import { useSubmission } from "./use-submission.ts";
import type { SubmissionProps } from "./use-submission.ts";

/**
 * For a paper of which nothing is known here, while the server is away: saved when it answers, whether it has the paper or
 * not.
 */
export function SaveAway(props: SubmissionProps) {
  const hint = useId();
  const submission = useSubmission(props);
  return (
    <section class="notice" aria-label={t("lists.save")}>
      <SaveNew submission={submission} hint={hint} />
      <p id={hint} class="hint">
        {t("submissions.saveAway")}
      </p>
    </section>
  );
}
