import * as z from "zod/mini";
import { answer, idempotencyKey, paperName } from "../../answering.ts";
import type { Action, PaperView, Result } from "../../messages.ts";

/** Puts a paper on the list of the day. */
export function startSubmissions(perform: (action: Action) => Promise<Result<PaperView>>): void {
  const submission = z.object({ paper: paperName, idempotencyKey });
  answer("submissions.submit", "own page", submission, (wanted) =>
    perform({ kind: "submit", ...wanted }),
  );
}
