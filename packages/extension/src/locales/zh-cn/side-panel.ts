import type { Texts } from "../catalogue.ts";

export default {
  title: "Paperround：每日论文",
  open: "每日论文",
  command: "打开每日论文",
  back: "返回",
  more: "更多",
  reading: "正在读取…",
  added_other: "又有 {count} 项",
  unread_other: "{count} 条未读",
  savedIn: "已保存到",
} satisfies Texts<"side-panel">;
