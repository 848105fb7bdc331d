import type { Texts } from "../catalogue.ts";

export default {
  language: "zh-CN",
  name: "Paperround",
  description: "看看您的社区如何评价您正在阅读的论文：投票、收藏、查找相关论文。",
} satisfies Texts<"manifest">;
