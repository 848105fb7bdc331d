import { ActionForm } from "./ActionForm.tsx";
import { signInPath } from "./SiteHeader.tsx";
import { useHere, useVisit } from "./visit-context.ts";

interface Props {
  paper: { id: string; title: string; upvoteCount: number; viewerHasUpvoted?: boolean };
  part: string;
}

/** The vote: filled with the accent colour when it is the viewer's own. */
export function VoteBox({ paper, part }: Props) {
  const { viewer } = useVisit();
  const here = useHere(part);
  const count = paper.upvoteCount;
  const label = `Upvote, ${count} ${count === 1 ? "upvote" : "upvotes"}`;
  const face = (
    <>
      <span aria-hidden="true">▲</span>
      <b aria-hidden="true">{count.toLocaleString("en")}</b>
    </>
  );
  if (viewer === null)
    return (
      <a class="vote" rel="nofollow" href={signInPath(here)} aria-label={`${label}: sign in first`}>
        {face}
      </a>
    );
  const isMine = paper.viewerHasUpvoted === true;
  return (
    <ActionForm action="vote" part={part} send={{ paper: paper.id, on: isMine ? "no" : "yes" }}>
      <button
        class="vote"
        type="submit"
        aria-pressed={isMine}
        aria-label={label}
        title={isMine ? "Take my vote back" : "Upvote"}
      >
        {face}
      </button>
    </ActionForm>
  );
}
