import type { Texts } from "../catalogue.ts";

export default {
  label: "関連論文",
  title: "関連論文",
  unread: "関連論文を読み込めませんでした。",
  none: "リストにはまだ近い論文がありません。",
  upvotes_other: "{count}票",
} satisfies Texts<"related">;
