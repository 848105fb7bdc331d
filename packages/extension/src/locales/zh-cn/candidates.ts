import type { Texts } from "../catalogue.ts";

export default {
  title: "是这一篇吗？",
  found: "这里有一篇标题相近的论文。是这一篇吗？",
  show: "显示",
} satisfies Texts<"candidates">;
