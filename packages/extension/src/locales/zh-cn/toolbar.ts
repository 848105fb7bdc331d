import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround：还没有人把这篇论文加入榜单",
  unreachable: "Paperround：无法连接服务器",
  upvotes_other: "{count} 个赞成票",
  voted: "包括您的",
  waiting_other: "{count} 项操作等待发送",
  refused_other: "{count} 项操作被拒绝：请查看选项",
  waitsForSignIn_other: "{count} 项操作将在登录后发送",
  signedOut: "未登录",
  noId: "Paperround：此页面没有给出论文编号，因此未查询",
} satisfies Texts<"toolbar">;
