import type { Texts } from "../catalogue.ts";

export default {
  title: "アカウント",
  signedInAs: "{name}（{email}）としてログインしています。",
  signOut: "ログアウト",
  signIn: "ログイン",
  whyAccount: "読むだけならアカウントは不要です。投票と保存には必要です。",
  signInToVote: "ログインして投票",
  signInToSave: "ログインして保存",
  signInToSubmit: "ログインしてリストに載せる",
  email: "メールアドレス",
  emailIncomplete: "ada@example.org のように、メールアドレス全体を入力してください",
  emailHint: "メールでコードが届きます。パスワードは不要で、アドレスはほかの人には見えません。",
  sending: "送信中…",
  sendCode: "コードを送る",
  notNow: "今はしない",
  codeTitle: "メールを確認してください",
  code: "6桁のコード",
  codeIncomplete: "コードは6桁です。",
  codeSentTo: "{email} に送信しました。",
  checking: "確認中…",
  codeUnexpected: "新しいコードを取得してください。このコードはもう使えません。",
  notKept:
    "このブラウザには、ログイン状態を保存する空き容量がありません。ディスクの空きを増やしてから、新しいコードを取得してください。",
  startOver: "コードの再送・アドレスの変更",
  signInToComment: "コメントするにはサインイン",
} satisfies Texts<"accounts">;
