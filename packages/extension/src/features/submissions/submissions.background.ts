import * as z from "zod/mini";
import { answer, idempotencyKey, nothing, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readSubmissionPolicy } from "../../api/operations/submissions.ts";
import type { Action } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";

/** Puts a paper on the list of the day. */
export function startSubmissions(
  api: Api,
  perform: (action: Action) => Promise<Result<PaperView>>,
): void {
  const submission = z.object({ paper: paperName, idempotencyKey });
  answer("submissions.submit", "own page", submission, (wanted) =>
    perform({ kind: "submit", ...wanted }),
  );
  answer("submissions.may-list", "own page", nothing, async () => {
    const read = await api.run(readSubmissionPolicy, {});
    return read.ok ? mayList(read.value) : null;
  });
}

interface Policy {
  instance: { submissions: string };
  viewer: { person: { role: string } } | null;
}

/** Where an editor decides, every role but a member's brings that. */
export function mayList({ instance, viewer }: Policy): boolean {
  return instance.submissions === "OPEN" || (viewer !== null && viewer.person.role !== "MEMBER");
}
