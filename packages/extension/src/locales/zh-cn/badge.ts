import type { Texts } from "../catalogue.ts";

export default {
  open: "打开面板",
  elsewhere: "面板已在单独的窗口中打开：此页面不允许在页内打开。",
  unknown: "抢先添加",
  unknownSaid: "尚未进入榜单",
  notAsked: "未查询",
  notAskedSaid: "打开面板查看",
  unreachable: "离线",
  unreachableSaid: "无法连接服务器",
  upvotes_other: "个赞",
  upvotesWithMine_other: "个赞，包括您的",
  votedByYou: "您已点赞",
  comments_other: "{count} 条评论",
  saved: "已收藏",
  waiting: "等待发送",
  noIdSaid: "此页面没有给出论文编号。打开面板查找",
} satisfies Texts<"badge">;
