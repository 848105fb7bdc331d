import type { Texts } from "../catalogue.ts";

export default {
  title: "ショートカット",
  none: "なし",
  openPopup: "ポップアップを開く",
  openSidePanel: "サイドパネルを開く",
  changedBy: "ショートカットはブラウザーの専用ページで管理されます。",
  change: "ショートカットを変更",
} satisfies Texts<"shortcuts">;
