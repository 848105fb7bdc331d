import type { Texts } from "../catalogue.ts";

export default {
  question: "要查询此列表中的论文吗？",
  questionOpens: "查看服务器会因此得知什么",
  sent: "对于屏幕上此浏览器尚不了解的每篇论文，会向服务器发送一个指纹的前几位，至少有 16 篇论文共用这几位：每篇一次请求，顺序随机，不带您的账户。这里已知的内容绝不会询问。",
  reveals: "这不会说明是哪些论文。但许多这样的询问合在一起，仍可能透露列表的主题，以及有人在读它。",
  remembered: "您的决定对 {site} 有效，可在选项的“网站”中更改。",
  allow: "查询",
  notNow: "暂不",
  never: "在 {site} 上从不",
  in: "在：{list}",
  inMore: "在：{list} +{more}",
  decisions: "查询列表",
  decisionsExplained:
    "论文列表显示此浏览器已知的内容。是否可以查询其余部分，会按网站询问并记在这里。",
  noDecisions: "尚未做出任何决定。",
  lookUpOn: "查询 {site} 的列表",
  forget: "重新询问",
  forgetOf: "在 {site} 上重新询问",
} satisfies Texts<"listing">;
