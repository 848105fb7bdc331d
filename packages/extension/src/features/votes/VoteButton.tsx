import { useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { VoteBox } from "../../ui/VoteBox.tsx";

interface Props {
  paper: PaperView;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted) => void;
  onSaid: (words: string) => void;
}

/** Votes: shown at once, settled by the server's answer, taken back when it refuses. */
export function VoteButton({ paper, onPaper, onFailure, onSaid }: Props) {
  // What the reader wants while the server has not answered yet.
  const [wish, setWish] = useState<boolean | null>(null);
  const newest = useRef<boolean | null>(null);
  const isMine = wish ?? paper.viewerHasUpvoted;
  const count = paper.upvoteCount + Number(isMine) - Number(paper.viewerHasUpvoted);

  async function press(): Promise<void> {
    const isSettling = newest.current !== null;
    newest.current = !isMine;
    setWish(!isMine);
    // One request at a time; a press meanwhile is what the next one says.
    if (!isSettling) await settle();
  }

  async function settle(): Promise<void> {
    let upvoted = newest.current;
    let isWaiting = false;
    while (upvoted !== null) {
      const vote = { paper: { nodeId: paper.id }, upvoted };
      const answer = await ask("votes.set", vote);
      if (!answer.ok) {
        newest.current = null;
        setWish(null);
        onFailure(answer.failure, { kind: "vote", ...vote });
        return;
      }
      onPaper(answer.value);
      isWaiting = answer.value.waiting === true;
      if (newest.current === upvoted) newest.current = null;
      upvoted = newest.current;
    }
    setWish(null);
    const said = t(isMine ? "votes.takenBack" : "votes.voted");
    onSaid(isWaiting ? `${said}. ${t("offline.keptUntilSent")}` : said);
  }

  return <VoteBox count={count} isMine={isMine} onPress={() => void press()} />;
}
