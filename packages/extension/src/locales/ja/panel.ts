import type { Texts } from "../catalogue.ts";

export default {
  thisPaper: "この論文",
  close: "閉じる",
  signedInAs: "{name}としてログインしました",
  pdf: "PDF",
  code: "コード",
  project: "プロジェクト",
  noPaper: "ここに論文はありません",
  noPaperAdvice:
    "arXiv、OpenReview、PubMed、学術誌のサイトなど、オプションにあるサイトで論文を開くと、ほかの人の評価がここに表示されます。論文を直接指定することもできます。",
  back: "論文に戻る",
  addPaper: "論文を追加",
  signIn: "ログイン",
  signOut: "ログアウト",
  options: "オプション",
  saved: "保存しました",
  comments_other: "コメント{count}件",
  authors_other: "著者{count}名",
  moreAuthors_other: "ほか{count}名",
  alreadyIn: "保存済み：{lists}",
  alsoAt: "ほかの場所",
  anotherPaper: "別の論文です",
  noId: "このページには、論文をリストに載せるための識別子がありません。",
  noIdLabel: "識別子なし",
  moment: "少々お待ちください…",
  lost: "この部分を見るには、閉じてからもう一度開いてください。",
} satisfies Texts<"panel">;
