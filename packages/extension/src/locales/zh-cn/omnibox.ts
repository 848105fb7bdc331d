import type { Texts } from "../catalogue.ts";

export default {
  hint: "输入论文编号、网址或标题中的词",
  open: "打开 {paper}",
  openFirst: "打开“{words}”的最佳匹配",
  nothing: "没有包含这些词的论文",
} satisfies Texts<"omnibox">;
