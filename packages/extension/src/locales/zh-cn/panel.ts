import type { Texts } from "../catalogue.ts";

export default {
  thisPaper: "这篇论文",
  close: "关闭",
  signedInAs: "已登录：{name}",
  pdf: "PDF",
  code: "代码",
  project: "项目",
  noPaper: "此处没有论文",
  noPaperAdvice:
    "在 arXiv、OpenReview、PubMed、期刊网站或选项中列出的其他网站上打开一篇论文，即可在此看到他人的看法；也可以直接指定一篇。",
  back: "返回论文",
  addPaper: "添加论文",
  signIn: "登录",
  signOut: "退出登录",
  options: "选项",
  saved: "已收藏",
  comments_other: "{count} 条评论",
  authors_other: "{count} 位作者",
  moreAuthors_other: "另外 {count} 人",
  alreadyIn: "已在：{lists}",
  alsoAt: "另见",
  anotherPaper: "是另一篇论文",
  noId: "此页面没有给出可用于加入列表的论文标识。",
  noIdLabel: "无标识",
  moment: "请稍候…",
  lost: "请关闭后重新打开以查看此部分。",
} satisfies Texts<"panel">;
