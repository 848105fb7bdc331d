import type { Texts } from "../catalogue.ts";

export default {
  saved: "リーディングリストに保存しました",
  voted: "投票しました",
  takenBack: "投票を取り消しました",
  kept: "記録しました。ログインすると実行されます。",
  noPaper: "このページに論文は見つかりませんでした",
  noPaperInLink: "このリンクからは論文を特定できません",
  saveThisPaper: "この論文を保存",
  commandSave: "ページの論文をリーディングリストに保存",
  commandVote: "ページの論文に投票、または取り消し",
  lookAgain: "もう一度調べる",
  lookAgainHint: "このページをブラウザー内で一度だけ読み取ります。",
} satisfies Texts<"quick">;
