import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround：この論文はまだ誰もリストに載せていません",
  unreachable: "Paperround：サーバーに接続できません",
  upvotes_other: "賛成票 {count} 件",
  voted: "あなたの票を含む",
  waiting_other: "{count} 件の操作が送信待ちです",
  refused_other: "{count} 件の操作が拒否されました：設定をご覧ください",
  waitsForSignIn_other: "{count} 件の操作はログイン後に送信されます",
  signedOut: "ログインしていません",
  noId: "Paperround：このページには論文の識別子がないため、照会していません",
} satisfies Texts<"toolbar">;
