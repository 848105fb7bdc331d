import type { Texts } from "../catalogue.ts";

export default {
  title: "引用",
  reading: "引用情報を読み込んでいます…",
  format: "形式",
  text: "{format} 形式の論文情報",
  copy: "コピー",
  copied: "コピーしました",
  formatCopied: "{format} をコピーしました",
  notCopied: "テキストを選択しました。キーボードでコピーしてください。",
  download: "ダウンロード",
  gone: "この論文はもうありません。",
} satisfies Texts<"cite">;
