import * as z from "zod/mini";
import { answer, idempotencyKey, paperName } from "../../answering.ts";
import type { Action } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";

/** Puts a paper on the list of the day. */
export function startSubmissions(perform: (action: Action) => Promise<Result<PaperView>>): void {
  const submission = z.object({ paper: paperName, idempotencyKey });
  answer("submissions.submit", "own page", submission, (wanted) =>
    perform({ kind: "submit", ...wanted }),
  );
}
