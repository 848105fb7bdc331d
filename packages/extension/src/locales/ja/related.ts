import type { Texts } from "../catalogue.ts";

export default {
  label: "関連論文",
  title: "関連論文",
  unread: "関連論文を読み込めませんでした。",
  none: "リストにはまだ近い論文がありません。",
  upvotes_other: "{count}票",
  readers_other: "{count}人が両方を保存",
  cites: "この論文を引用",
  cited: "この論文で引用",
  references_other: "共通の引用文献が{count}件",
  keywords: "どちらも{names}に関する論文",
  authors_other: "共通の著者が{count}人",
  words: "どちらにも{names}が出てくる",
  wording: "言葉づかいが近い",
  meaning: "内容が近い",
} satisfies Texts<"related">;
