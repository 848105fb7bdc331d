import type { Texts } from "../catalogue.ts";

export default {
  label_other: "投票する（現在{count}票）",
  vote: "この論文に投票",
  takeBack: "投票を取り消す",
  voted: "投票しました",
  takenBack: "投票を取り消しました",
} satisfies Texts<"votes">;
