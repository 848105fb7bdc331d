import type { Texts } from "../catalogue.ts";

export default {
  saved: "已保存到阅读列表",
  voted: "已投票",
  takenBack: "已撤回投票",
  kept: "已记下，登录后会自动完成。",
  noPaper: "在此页面上未找到论文",
  noPaperInLink: "此链接未指明论文",
  saveThisPaper: "保存这篇论文",
  commandSave: "将页面上的论文保存到阅读列表",
  commandVote: "为页面上的论文投票或撤回",
  lookAgain: "重新识别",
  lookAgainHint: "仅在浏览器中读取此页面一次。",
} satisfies Texts<"quick">;
