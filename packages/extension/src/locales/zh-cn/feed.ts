import type { Texts } from "../catalogue.ts";

export default {
  title: "每日论文",
  which: "哪些论文",
  papers: "论文",
  day: "日",
  week: "周",
  month: "月",
  trending: "热门",
  found_other: "{count} 篇论文",
  foundSome_other: "{count} 篇论文或更多",
  nothingThen: "那时列表上没有论文。",
  nothingYet: "榜单上还没有论文。打开一篇论文的页面，抢先把它加进来吧。",
  goBefore: "前往之前最近的论文",
  goLatest: "前往最新论文",
  earlier: "更早",
  later: "更晚",
  chooseDay: "选择日期",
  chooseDayOf: "{period}。选择日期",
  latest: "最新",
} satisfies Texts<"feed">;
