import type { Texts } from "../catalogue.ts";

export default {
  title: "サイト",
  explained_other:
    "Paperround は{count}サイトの論文ページを認識します。オフにしたサイトでは、バッジを出さず、何も尋ねず、数えません。ツールバーのボタンを押せばそこでも使えます。変更は次に開くページから有効です。",
  filter: "サイトを探す",
  allOn: "すべてオン",
  allOff: "すべてオフ",
  noneOff: "すべてオンです。",
  someOff_other: "{count}サイトがオフです。",
  noSuchSite: "その名前のサイトはありません。ツールバーのボタンにはどの論文のURLでも入力できます。",
} satisfies Texts<"sites">;
