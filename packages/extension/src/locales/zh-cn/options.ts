import type { Texts } from "../catalogue.ts";

export default {
  parts: "本页各部分",
  pageTitle: "Paperround：选项",
  tagline: "社区每日论文，就在您阅读的地方。",
} satisfies Texts<"options">;
