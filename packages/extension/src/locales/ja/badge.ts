import type { Texts } from "../catalogue.ts";

export default {
  open: "パネルを開く",
  elsewhere: "このページではパネルを開けないため、別のウィンドウで開きました。",
  unknown: "最初の一人に",
  unknownSaid: "まだリストにありません",
  notAsked: "未照会",
  notAskedSaid: "パネルを開くと表示されます",
  unreachable: "オフライン",
  unreachableSaid: "サーバーに接続できません",
  upvotes_other: "票",
  upvotesWithMine_other: "票（あなたの票を含む）",
  votedByYou: "投票済み",
  comments_other: "コメント{count}件",
  saved: "保存済み",
  waiting: "送信待ち",
  noIdSaid: "このページには論文の識別子がありません。パネルを開いて探せます",
} satisfies Texts<"badge">;
