import type { Texts } from "../catalogue.ts";

export default {
  label: "尚未进入榜单",
  nobodyYet: "还没有人把这篇论文加入榜单。",
  submit: "抢先添加",
  submitting: "正在加入榜单…",
  submitted: "论文已进入榜单，现在可以投票了。",
} satisfies Texts<"submissions">;
