import type { Texts } from "../catalogue.ts";

export default {
  unreachable: "无法连接服务器",
  unreachableAdvice: "{server} 没有响应。服务器在运行吗？您在线吗？",
  incompatible: "服务器不兼容",
  incompatibleAdvice:
    "{server} 不是 Paperround 服务器，或版本不同。请更新扩展，或在选项中检查地址。",
  enoughForToday: "今天到此为止",
  tooMuch: "操作过于频繁",
  tooMuchAdviceNow: "服务器曾要求等待，现在可以重试。",
  tooMuchAdvice: "服务器要求等待，请在{when}重试。",
  sessionEnded: "会话已过期",
  notSignedIn: "您尚未登录",
  signInAdvice: "请用邮箱登录后继续。",
  broken: "服务器出了问题",
  brokenAdvice: "请稍后再试。",
  brokenAdviceWithId: "请重试。若仍未解决，请把此编号告诉服务器管理者：{id}",
  notFound: "没有这篇论文",
  sourceUnavailable: "论文来源没有响应",
  refused: "操作未成功",
  notKept: "无法保存",
  retry: "重试",
  openOptions: "打开选项",
  waiting: "已保存，尚未发送",
  waitingAdvice: "服务器恢复后会自动发送。",
  formerAccount: "这是之前使用的账号遇到的问题。",
} satisfies Texts<"failures">;
