import type { Texts } from "../catalogue.ts";

export default {
  title: "プライバシー",
  switch: "このブラウザーがまだ知らない論文を照会する",
  fromHere: "バッジの内容は、できるかぎり手元の次のものから表示します：",
  fromFeed: "過去30日分のリスト（どのブラウザーも同じものをコピーします）",
  fromViewer: "自分の投票とリスト",
  fromAnswers: "過去1日の回答",
  whatIsAsked:
    "それ以外の論文についてだけサーバーに尋ねますが、どの論文かは伝えません。アカウント情報なしで、少なくとも16本の論文に共通するフィンガープリントの先頭数ビットを送り、回答の中から該当するものを拡張機能が自分で探します。1ページにつき照会は最大1回です。オフにすると何も尋ねず、バッジは開かれるのを待ちます。",
  exampleOf: "試してみる：この論文では何が送られるか",
  exampleNoPaper: "論文のURLかIDを入力してください。",
  exampleName: "論文の名前（送られません）",
  exampleHash: "フィンガープリント（送る部分を強調）",
  exampleSent: "送るもの",
  exampleBits_other: "（{count}ビット）。あなたに関する情報は含みません。",
  exampleNoBits: "何も送りません。サーバーが小さいので、すべての論文をまとめて返します。",
  exampleBitsUnknown: "サーバーが必要なビット数をまだ伝えていません。",
  whatNames:
    "パネルを開く、投票する、保存するときは論文名がサーバーに伝わります。ページを読むだけなら伝わりません。",
} satisfies Texts<"lookups">;
