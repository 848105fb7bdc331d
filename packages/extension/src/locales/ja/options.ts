import type { Texts } from "../catalogue.ts";

export default {
  parts: "このページの項目",
  pageTitle: "Paperround：オプション",
  tagline: "コミュニティの今日の論文を、読んでいるその場所で。",
} satisfies Texts<"options">;
