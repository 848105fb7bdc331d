import type { Texts } from "../catalogue.ts";

export default {
  waiting: "送信待ち",
  keptUntilSent: "ここに保存され、サーバーが応答したときに送信されます。",
  copiedAt: "サーバーに接続できません。{time} 時点の内容です",
  tooOld:
    "数週間前に送信しましたが、応答がありませんでした。再試行する前に、サーバーに届いているか論文で確認してください。",
  readingList: "リーディングリスト",
  noteChanged:
    "このメモはその間に別の場所で変更されました。現在の内容:「{note}」。もう一度保存すると、あなたのメモが残ります。",
  commentChanged:
    "このコメントは、お読みになった後に別の場所で変更されたため、削除されていません。まず内容をご確認ください。再試行すると、その時点の内容のまま削除されます。",
} satisfies Texts<"offline">;
