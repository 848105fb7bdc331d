import type { Texts } from "../catalogue.ts";

export default {
  conflict: "服务器上的情况不同：“{said}”",
  forbidden: "您无权在此执行此操作：“{said}”",
  invalid: "服务器无法接受这样的内容：“{said}”",
  mailNotSent: "邮件未能发送。请检查地址，或稍后再试。",
  notFound: "服务器上没有此内容，或已不存在。",
  sourceUnavailable: "论文的来源暂时没有响应。请稍后再试。",
  suspended: "您的账户已被停用：“{said}”",
  wrongCode: "验证码错误或已失效。请输入最新的验证码，或重新获取。",
  commentChanged: "该评论已被修改。请重新阅读后再决定。",
  declined: "编辑最近未采用这篇论文：“{said}”",
  noSource: "没有来源收录这篇论文。请检查其标识符或网址。",
  enough: "暂时无法继续：“{said}”",
} satisfies Texts<"refusals">;
