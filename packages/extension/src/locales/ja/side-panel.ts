import type { Texts } from "../catalogue.ts";

export default {
  title: "Paperround：今日の論文",
  open: "今日の論文",
  command: "今日の論文を開く",
  back: "戻る",
  more: "もっと見る",
  reading: "読み込み中…",
  added_other: "さらに{count}件",
  unread_other: "未読{count}件",
  savedIn: "保存先：",
} satisfies Texts<"side-panel">;
