import type { Texts } from "../catalogue.ts";

export default {
  label: "まだリストにありません",
  nobodyYet: "この論文はまだ誰もリストに載せていません。",
  submit: "最初に載せる",
  submitting: "リストに載せています…",
  submitted: "論文がリストに載りました。投票できます。",
} satisfies Texts<"submissions">;
