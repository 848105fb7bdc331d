import type { Texts } from "../catalogue.ts";

export default {
  unreachable: "サーバーに接続できません",
  unreachableAdvice: "{server} が応答しません。サーバーは動いていますか？オンラインですか？",
  incompatible: "サーバーに互換性がありません",
  incompatibleAdvice:
    "{server} は Paperround のサーバーではないか、バージョンが異なります。拡張機能を更新するか、オプションでアドレスを確認してください。",
  enoughForToday: "本日の上限です",
  tooMuch: "一度に多すぎます",
  tooMuchAdviceNow: "サーバーから待つよう求められていましたが、もう再試行できます。",
  tooMuchAdvice: "サーバーから待つよう求められています。{when}にもう一度お試しください。",
  sessionEnded: "セッションが終了しました",
  notSignedIn: "ログインしていません",
  signInAdvice: "続けるにはメールアドレスでログインしてください。",
  broken: "サーバーで問題が起きました",
  brokenAdvice: "しばらくしてからもう一度お試しください。",
  brokenAdviceWithId:
    "もう一度お試しください。続くようなら、この番号をサーバーの運営者に伝えてください：{id}",
  notFound: "その論文はありません",
  sourceUnavailable: "情報源が応答しません",
  refused: "うまくいきませんでした",
  notKept: "保存できませんでした",
  retry: "再試行",
  openOptions: "オプションを開く",
  waiting: "保存しました（未送信）",
  waitingAdvice: "サーバーが再び応答すると自動的に送信されます。",
  formerAccount: "これは、以前使用していたアカウントでのことです。",
} satisfies Texts<"failures">;
