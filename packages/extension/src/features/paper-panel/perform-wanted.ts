import { ask } from "../../messages.ts";
import type { PaperView, Result, Wanted } from "../../messages.ts";

/** Does what the reader wanted before sign-in came between. */
export function performWanted(wanted: Wanted): Promise<Result<PaperView>> {
  switch (wanted.kind) {
    case "vote":
      return ask("votes.set", { paper: wanted.paper, upvoted: wanted.upvoted });
    case "save":
      return ask("lists.save", { paper: wanted.paper, listId: wanted.listId });
    case "submit":
      return ask("submissions.submit", {
        paper: wanted.paper,
        idempotencyKey: wanted.idempotencyKey,
      });
  }
}

/** What to say when it is done. */
export function doneWords(wanted: Wanted): string {
  switch (wanted.kind) {
    case "vote":
      return wanted.upvoted ? "Voted" : "Your vote was taken back";
    case "save":
      return "Saved";
    case "submit":
      return "The paper is on the list";
  }
}
