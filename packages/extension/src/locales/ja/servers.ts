import type { Texts } from "../catalogue.ts";

export default {
  title: "サーバー",
  address: "コミュニティの Paperround のアドレス",
  asking: "問い合わせ中…",
  use: "このサーバーを使う",
  using: "{server} を使用中",
  apart: "アカウント、投票、リストはサーバーごとに別々です。",
  known: "使ったことのあるサーバー",
  forget: "削除",
  forgetThis: "{server} を削除",
  forgotten: "{server} に関するものはすべてこのブラウザーから消えました。",
  notAllowed: "許可がなければ、拡張機能はそのサーバーと通信できません。",
  noPermission:
    "ブラウザーはまだそのサーバーと通信できません。「{button}」を押して許可してください。",
  addressMissing: "Paperround サーバーのアドレスを入力してください。",
  addressUnreadable: "アドレスではありません。https://papers.example.org のように入力してください",
  addressScheme: "アドレスは https:// で始めてください（自分のネットワーク内なら http:// も可）。",
  addressPassword:
    "アドレスに名前やパスワードを含めないでください。ログインにはメールのコードを使います。",
  addressInsecure:
    "ここでは https:// を使ってください。http:// ではセッションが途中で読まれるおそれがあります。",
} satisfies Texts<"servers">;
