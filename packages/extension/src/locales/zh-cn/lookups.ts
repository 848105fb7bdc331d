import type { Texts } from "../catalogue.ts";

export default {
  title: "隐私",
  switch: "查询此浏览器尚不了解的论文",
  fromHere: "徽标显示的内容尽可能来自本机：",
  fromFeed: "最近 30 天的榜单，每个浏览器都同样复制；",
  fromViewer: "您自己的投票和列表；",
  fromAnswers: "最近一天的回答。",
  whatIsAsked:
    "只有遇到其他论文时，扩展才会询问服务器，而且不会说明是哪一篇：它不带您的账户，只发送指纹的前几位，这几位至少由 16 篇论文共有，再自行从回答中找出正确的一篇。每个页面最多询问一次。关闭此开关后不会询问，徽标会等您打开。",
  exampleOf: "试试看：为这篇论文会发送什么",
  exampleNoPaper: "请输入论文的网址或编号。",
  exampleName: "它的名称（留在本机）",
  exampleHash: "它的指纹（标出发送的部分）",
  exampleSent: "发送内容",
  exampleBits_other: "（{count} 位），不含任何关于您的信息。",
  exampleNoBits: "什么也不发送：您的服务器很小，会一次返回全部论文。",
  exampleBitsUnknown: "服务器尚未说明需要多少位。",
  whatNames: "打开面板、投票和收藏会让服务器知道是哪篇论文；浏览页面则不会。",
} satisfies Texts<"lookups">;
