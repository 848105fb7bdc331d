import type { Texts } from "../catalogue.ts";

export default {
  title: "您的数据",
  exportExplained:
    "一个包含全部内容的文件：当前服务器保存的您的数据（投票、带笔记的列表、评论、设置）以及此浏览器保存的内容。不含密码和会话。",
  export: "全部导出",
  exporting: "正在读取全部数据…",
  saved: "文件已保存到下载内容中。",
  deleteExplained:
    "删除会清除此浏览器中的一切：会话、副本、待发送的内容和设置。服务器上的数据会保留。",
  delete: "删除本地数据",
  deleteReally: "是的，删除此处的一切",
  keep: "保留",
} satisfies Texts<"my-data">;
