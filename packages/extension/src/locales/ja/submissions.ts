import type { Texts } from "../catalogue.ts";

export default {
  label: "まだリストにありません",
  nobodyYet: "この論文はまだ誰もリストに載せていません。",
  submit: "最初に載せる",
  submitting: "投稿しています…",
  notListed: "この論文はリストにありません。",
  putOnList: "リストに載せる",
  propose: "リストへの掲載を提案する",
  submitted: "論文がリストに載りました。投票できます。",
  awaitsEditor: "リストに載せるかどうかは編集者が決めます。",
  declined: "この論文は編集者によりリストへの掲載が見送られました。",
  savingSubmits: "保存すると、投稿もされます。",
  saving: "保存しています…",
  saveAway: "ここに保管され、サーバーが応答すると送信されます。",
} satisfies Texts<"submissions">;
