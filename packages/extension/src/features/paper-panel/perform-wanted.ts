import { sendMessage } from "../../messages.ts";
import type { PaperView, Result, Wanted } from "../../messages.ts";

/** Does what the reader wanted before sign-in came between. */
export function performWanted(wanted: Wanted): Promise<Result<PaperView>> {
  switch (wanted.kind) {
    case "vote":
      return sendMessage("votes.set", { paper: wanted.paper, upvoted: wanted.upvoted });
    case "save":
      return sendMessage("lists.save", { paper: wanted.paper, listId: wanted.listId });
    case "submit":
      return sendMessage("submissions.submit", {
        paper: wanted.paper,
        idempotencyKey: wanted.idempotencyKey,
      });
  }
}

/** What to say when it is done. */
export function doneWords(wanted: Wanted): string {
  switch (wanted.kind) {
    case "vote":
      return wanted.upvoted ? "Signed in and voted" : "Signed in, and your vote was taken back";
    case "save":
      return "Signed in and saved";
    case "submit":
      return "Signed in, and the paper is on the list";
  }
}
