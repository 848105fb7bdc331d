import type { Texts } from "../catalogue.ts";

export default {
  language: "ja",
  name: "Paperround",
  description:
    "読んでいる論文をコミュニティがどう見ているかを表示。投票、保存、関連論文の検索ができます。",
} satisfies Texts<"manifest">;
