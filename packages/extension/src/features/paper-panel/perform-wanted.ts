import { ask } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { t } from "../../text.ts";
import { savedWords, submittedWords } from "../../ui/submission-words.ts";

/** Does what the reader wanted before sign-in came between. */
export function performWanted(wanted: Wanted): Promise<Result<PaperView>> {
  switch (wanted.kind) {
    case "vote":
      return ask("votes.set", { paper: wanted.paper, upvoted: wanted.upvoted });
    case "save":
      return ask("lists.save", {
        paper: wanted.paper,
        listId: wanted.listId,
        submitKey: wanted.submitKey,
      });
    case "submit":
      return ask("submissions.submit", {
        paper: wanted.paper,
        idempotencyKey: wanted.idempotencyKey,
      });
    case "comment":
      return comment(wanted);
  }
}

/** What to say when it is done, with the paper as the answer has it. */
export function doneWords(wanted: Wanted, paper: PaperView): string {
  switch (wanted.kind) {
    case "vote":
      return t(wanted.upvoted ? "votes.voted" : "votes.takenBack");
    case "save":
      return savedWords(paper);
    case "submit":
      return submittedWords(paper);
    case "comment":
      return t("discussion.sent");
  }
}

async function comment({
  paperId,
  place,
  body,
  idempotencyKey,
}: Extract<Wanted, { kind: "comment" }>): Promise<Result<PaperView>> {
  const answer = await ask("discussion.add", { paperId, place, body, idempotencyKey });
  return answer.ok ? { ok: true, value: answer.value.paper } : answer;
}
