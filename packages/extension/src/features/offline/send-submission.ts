import type { Api } from "../../api/client.ts";
import { submitPaper } from "../../api/operations/submissions.ts";
import { outcomeOf, toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { PaperName } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import type { Taken } from "./send-action.ts";

/** Puts a paper on the list, or before an editor: the server decides which, and the answer says it. */
export async function sendSubmission(
  api: Api,
  as: Parameters<Api["runAs"]>[0],
  { paper, idempotencyKey }: { paper: PaperName; idempotencyKey: string },
): Promise<Result<Taken>> {
  const input = { paper: paperRef(paper), idempotencyKey };
  const submitted = await api.runAs(as, submitPaper, { input });
  if (!submitted.ok) return submitted;
  const { paper: changed, submission } = submitted.value.submitPaper;
  return {
    ok: true,
    value: {
      paper: toPaperView(changed),
      comment: null,
      submission: outcomeOf(submission.status),
    },
  };
}
