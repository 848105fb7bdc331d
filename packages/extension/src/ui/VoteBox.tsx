interface Props {
  count: number;
  isMine: boolean;
  onPress: () => void;
}

/** The vote: filled with the accent colour when it is the viewer's own. */
export function VoteBox({ count, isMine, onPress }: Props) {
  return (
    <button
      type="button"
      class="vote"
      aria-pressed={isMine}
      aria-label={`Upvote, ${count} so far`}
      title={isMine ? "Take back my vote" : "Vote for this paper"}
      onClick={onPress}
    >
      <span aria-hidden="true">▲</span>
      <b aria-hidden="true">{count}</b>
    </button>
  );
}
