import type { Texts } from "../catalogue.ts";

export default {
  label: "相关论文",
  title: "相关论文",
  unread: "无法读取相关论文。",
  none: "榜单中还没有与之相近的论文。",
  upvotes_other: "{count} 个赞",
} satisfies Texts<"related">;
