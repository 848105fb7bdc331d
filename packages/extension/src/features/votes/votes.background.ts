import * as z from "zod/mini";
import { answer, paperName } from "../../answering.ts";
import type { Action } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";

/** Sets the viewer's vote, at once or when the server can be reached again. */
export function startVotes(perform: (action: Action) => Promise<Result<PaperView>>): void {
  const vote = z.object({ paper: paperName, upvoted: z.boolean() });
  answer("votes.set", "own page", vote, (wanted) => perform({ kind: "vote", ...wanted }));
}
