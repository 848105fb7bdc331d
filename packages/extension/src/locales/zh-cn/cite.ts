import type { Texts } from "../catalogue.ts";

export default {
  title: "引用",
  reading: "正在读取引用格式…",
  format: "格式",
  text: "{format} 格式的论文信息",
  copy: "复制",
  copied: "已复制",
  formatCopied: "{format} 已复制",
  notCopied: "文本已选中：请用键盘复制。",
  download: "下载",
  gone: "该论文已不存在。",
} satisfies Texts<"cite">;
