import type { PaperView } from "../paper-view.ts";
import { t } from "../text.ts";

/** What became of a paper that the reader submitted: only what the server says is on the list, is. */
export function submittedWords({ submission }: Pick<PaperView, "submission">): string {
  switch (submission) {
    case "listed":
      return t("submissions.submitted");
    case "proposed":
      return t("submissions.awaitsEditor");
    case "declined":
      return t("submissions.declined");
    case undefined:
      // Not sent yet: the paper is shown from a copy.
      return t("offline.keptUntilSent");
  }
}

/**
 * That it is saved, or will be when the server can be reached again; and what became of it on the server's list, where it
 * was submitted with the same press.
 * @param saved the words for where it is saved
 */
export function savedWords(paper: PaperView, saved = t("panel.saved")): string {
  const more = [
    ...(paper.submission ? [submittedWords(paper)] : []),
    ...(paper.waiting ? [t("offline.keptUntilSent")] : []),
  ];
  return more.length === 0 ? saved : `${saved}. ${more.join(" ")}`;
}
