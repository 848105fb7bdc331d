import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { PaperView } from "../../paper-view.ts";
import { t } from "../../text.ts";
import { useSubmission } from "./use-submission.ts";
import type { SubmissionProps } from "./use-submission.ts";

interface Props extends Omit<SubmissionProps, "paper"> {
  paper: PaperView;
  /** Who is signed in. */
  viewer: string | null;
}

/**
 * For a paper that the server has and that stands on no list: puts it there, or before an editor. What the reader has submitted already
 * they are offered again only where that lists it now.
 */
export function PutOnList({ paper, viewer, ...events }: Props) {
  const { pressed, isBusy, submit } = useSubmission({ paper: { nodeId: paper.id }, ...events });
  const [mayList, setMayList] = useState<boolean | null>(null);
  useEffect(() => {
    let isOver = false;
    void sendMessage("submissions.may-list", undefined).then((may) => {
      if (!isOver) setMayList(may);
    });
    return () => {
      isOver = true;
    };
  }, [viewer]);

  const isSubmitted = paper.proposal !== undefined;
  if (mayList === null || paper.proposal === "declined" || (isSubmitted && !mayList)) return null;
  const words = mayList ? "submissions.putOnList" : "submissions.propose";
  return (
    <p class="not-sent-yet">
      {!isSubmitted && <span>{t("submissions.notListed")}</span>}
      <button type="button" class="link" disabled={isBusy} onClick={() => void submit()}>
        {t(pressed ? "submissions.submitting" : words)}
      </button>
    </p>
  );
}
