import type { Texts } from "../catalogue.ts";

export default {
  title: "快捷键",
  none: "无",
  openPopup: "打开弹出窗口",
  openSidePanel: "打开侧边栏",
  changedBy: "快捷键由浏览器在其专门页面管理。",
  change: "更改快捷键",
} satisfies Texts<"shortcuts">;
