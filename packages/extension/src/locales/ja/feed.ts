import type { Texts } from "../catalogue.ts";

export default {
  title: "今日の論文",
  which: "表示する論文",
  papers: "論文",
  day: "日",
  week: "週",
  month: "月",
  trending: "注目",
  found_other: "論文{count}本",
  foundSome_other: "論文{count}本以上",
  nothingThen: "この期間の一覧に論文はありません。",
  nothingYet:
    "リストにはまだ論文がありません。論文のページを開いて、最初の一本を載せてみましょう。",
  goBefore: "その前の最新へ",
  goLatest: "最新へ",
  earlier: "前へ",
  later: "次へ",
  chooseDay: "日付を選ぶ",
  chooseDayOf: "{period}。日付を選ぶ",
  latest: "最新",
} satisfies Texts<"feed">;
