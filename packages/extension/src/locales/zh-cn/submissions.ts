import type { Texts } from "../catalogue.ts";

export default {
  label: "尚未进入榜单",
  nobodyYet: "还没有人把这篇论文加入榜单。",
  submit: "抢先添加",
  submitting: "正在提交…",
  notListed: "这篇论文不在榜单上。",
  putOnList: "加入榜单",
  propose: "推荐加入榜单",
  submitted: "论文已进入榜单，现在可以投票了。",
  awaitsEditor: "论文是否进入榜单由编辑决定。",
  declined: "编辑未采纳这篇论文进入榜单。",
  savingSubmits: "收藏时会同时提交。",
  saving: "正在收藏…",
  saveAway: "会先保存在这里，服务器恢复后发送。",
} satisfies Texts<"submissions">;
