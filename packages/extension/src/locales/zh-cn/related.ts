import type { Texts } from "../catalogue.ts";

export default {
  label: "相关论文",
  title: "相关论文",
  unread: "无法读取相关论文。",
  none: "榜单中还没有与之相近的论文。",
  upvotes_other: "{count} 个赞",
  readers_other: "{count} 位读者同时收藏了两篇",
  cites: "引用了本文",
  cited: "被本文引用",
  references_other: "共同引用了 {count} 篇文献",
  keywords: "主题都涉及 {names}",
  authors_other: "有 {count} 位共同作者",
  words: "都提到 {names}",
  wording: "用词相近",
  meaning: "语义相近",
} satisfies Texts<"related">;
