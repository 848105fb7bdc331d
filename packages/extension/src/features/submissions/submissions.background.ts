import * as z from "zod/mini";
import { answer, idempotencyKey, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { submitPaper } from "../../api/operations/submissions.ts";
import { toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { PaperView } from "../../messages.ts";

/** Puts a paper on the list of the day. */
export function startSubmissions(api: Api, changed: (paper: PaperView) => Promise<void>): void {
  const submission = z.object({ paper: paperName, idempotencyKey });
  answer("submissions.submit", "own page", submission, async ({ paper: name, idempotencyKey }) => {
    const input = { paper: paperRef(name), idempotencyKey };
    const submitted = await api.run(submitPaper, { input });
    if (!submitted.ok) return submitted;
    const paper = toPaperView(submitted.value.submitPaper.paper);
    await changed(paper);
    return { ok: true, value: paper };
  });
}
