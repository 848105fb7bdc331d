import { language, t } from "../text.ts";

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
      aria-label={t("votes.label", { count })}
      title={t(isMine ? "votes.takeBack" : "votes.vote")}
      onClick={onPress}
    >
      <span aria-hidden="true">▲</span>
      <b aria-hidden="true">{count.toLocaleString(language())}</b>
    </button>
  );
}
