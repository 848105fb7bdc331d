import type { Texts } from "../catalogue.ts";

export default {
  question: "このリストの論文を照会しますか？",
  questionOpens: "サーバーに何が伝わるかを表示します",
  sent: "画面にある、このブラウザーが知らない論文ごとに、16 本以上の論文が共有する指紋の最初の数ビットをサーバーに送ります。1 本につき 1 回、順序は無作為で、アカウントは付けません。ここで分かっていることは決して尋ねません。",
  reveals:
    "どの論文かは伝わりません。それでも多くの照会を合わせると、リストの話題と、誰かが読んでいることは分かりえます。",
  remembered: "この選択は {site} で有効で、オプションの「サイト」で変更できます。",
  allow: "照会する",
  notNow: "今はしない",
  never: "{site} では照会しない",
  in: "リスト: {list}",
  inMore: "リスト: {list} +{more}",
  decisions: "リストの照会",
  decisionsExplained:
    "論文のリストには、このブラウザーが知っていることが表示されます。残りを照会してよいかはサイトごとに尋ね、ここに記憶します。",
  noDecisions: "まだ何も選択されていません。",
  lookUpOn: "{site} のリストを照会する",
  forget: "もう一度尋ねる",
  forgetOf: "{site} でもう一度尋ねる",
} satisfies Texts<"listing">;
