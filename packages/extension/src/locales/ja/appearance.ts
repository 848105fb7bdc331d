import type { Texts } from "../catalogue.ts";

export default {
  title: "外観",
  theme: "テーマ",
  system: "システムに合わせる",
  light: "ライト",
  dark: "ダーク",
  contrast: "ハイコントラストと視差効果の低減はシステムの設定に従います。",
  place: "ページ上のバッジ",
  placeHint: "ドラッグするか、フォーカスがある間に矢印キーで動かせます。",
  bottomRight: "右下",
  bottomLeft: "左下",
  middleRight: "右の中央",
  middleLeft: "左の中央",
  topRight: "右上",
  topLeft: "左上",
} satisfies Texts<"appearance">;
