import type { Texts } from "../catalogue.ts";

export default {
  waiting: "等待发送",
  keptUntilSent: "已保存在本机，服务器恢复后发送。",
  copiedAt: "无法连接服务器。数据截至 {time}",
  tooOld: "这在数周前已发送，但没有收到回复。重试前请先查看论文，确认服务器是否已收到。",
  notKept: "此电脑没有空间将其保存到服务器恢复。请腾出空间，或稍后重试。",
  readingList: "阅读列表",
  noteChanged: "这条笔记同时在别处被修改。现在的内容是：“{note}”。再次保存将保留您的版本。",
  commentChanged:
    "您读过之后，这条评论又在别处被修改，因此没有删除。请先查看它：重试会按那时的内容将它删除。",
} satisfies Texts<"offline">;
