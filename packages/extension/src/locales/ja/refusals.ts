import type { Texts } from "../catalogue.ts";

export default {
  conflict: "サーバー上の内容と一致しません：「{said}」",
  forbidden: "この操作は許可されていません：「{said}」",
  invalid: "サーバーはこの内容を受け付けられません：「{said}」",
  mailNotSent: "メールを送信できませんでした。アドレスを確認するか、後でもう一度お試しください。",
  notFound: "サーバーにないか、すでに削除されています。",
  sourceUnavailable: "論文の提供元が応答していません。後でもう一度お試しください。",
  suspended: "アカウントは停止されています：「{said}」",
  wrongCode:
    "コードが正しくないか、期限が切れています。最新のコードを入力するか、新しいコードを受け取ってください。",
  commentChanged: "コメントはその間に変更されました。もう一度読んでから決めてください。",
  declined: "この論文は最近、編集者に見送られました：「{said}」",
  noSource: "この論文を知る提供元がありません。IDかアドレスを確認してください。",
  enough: "今はこれ以上できません：「{said}」",
} satisfies Texts<"refusals">;
