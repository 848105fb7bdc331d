import type { Texts } from "../catalogue.ts";

export default {
  title: "网站",
  explained_other:
    "Paperround 能识别 {count} 个网站的论文页面。在关闭的网站上，它不显示徽标，不询问，也不计数；点击工具栏按钮时仍可使用。更改从下一个页面起生效。",
  filter: "查找网站",
  allOn: "全部开启",
  allOff: "全部关闭",
  noneOff: "全部开启。",
  someOff_other: "{count} 个已关闭。",
  noSuchSite: "没有该名称的网站。工具栏按钮可接受任何论文的网址。",
} satisfies Texts<"sites">;
