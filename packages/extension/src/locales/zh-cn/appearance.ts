import type { Texts } from "../catalogue.ts";

export default {
  title: "外观",
  theme: "主题",
  system: "跟随系统",
  light: "浅色",
  dark: "深色",
  contrast: "高对比度和减少动态效果遵循系统设置。",
  place: "页面上的徽标",
  placeHint: "可以拖动它，或在它获得焦点时用方向键移动。",
  bottomRight: "右下",
  bottomLeft: "左下",
  middleRight: "右侧中间",
  middleLeft: "左侧中间",
  topRight: "右上",
  topLeft: "左上",
} satisfies Texts<"appearance">;
