import type { Texts } from "../catalogue.ts";

export default {
  title: "服务器",
  address: "您所在社区的 Paperround 地址",
  asking: "正在询问…",
  use: "使用此服务器",
  using: "正在使用 {server}",
  apart: "每个服务器有各自的账户、投票和列表。",
  known: "用过的服务器",
  forget: "移除",
  forgetThis: "移除 {server}",
  forgotten: "此浏览器中与 {server} 有关的一切均已删除。",
  notAllowed: "未经您的许可，扩展无法与该服务器通信。",
  noPermission: "浏览器尚不能与该服务器通信。请点击“{button}”并允许。",
  addressMissing: "请输入 Paperround 服务器的地址。",
  addressUnreadable: "这不是有效的地址。请写成 https://papers.example.org 的形式",
  addressScheme: "地址须以 https:// 开头（自己的网络内可用 http://）。",
  addressPassword: "地址中不要包含用户名和密码：登录使用邮件验证码。",
  addressInsecure: "此处请使用 https://：通过 http:// 时，会话可能在途中被读取。",
} satisfies Texts<"servers">;
