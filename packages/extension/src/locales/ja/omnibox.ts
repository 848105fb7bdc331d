import type { Texts } from "../catalogue.ts";

export default {
  hint: "論文の ID、アドレス、またはタイトルの語を入力",
  open: "{paper} を開く",
  openFirst: "「{words}」に最も近い論文を開く",
  nothing: "この語を含む論文はありません",
} satisfies Texts<"omnibox">;
