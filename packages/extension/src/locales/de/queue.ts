import type { Texts } from "../catalogue.ts";

export default {
  title: "Noch zu senden",
  empty: "Nichts wartet: Der Server hat alles angenommen, was Sie getan haben.",
  count_one: "{count} Aktion wird hier behalten, bis der Server sie annimmt.",
  count_other:
    "{count} Aktionen werden hier behalten, bis der Server sie annimmt, in dieser Reihenfolge.",
  nextTry: "Neuer Versuch {when}.",
  retryAll: "Jetzt senden",
  retry: "Noch einmal versuchen",
  retryThis: "Noch einmal versuchen: {action}",
  drop: "Verwerfen",
  dropThis: "Verwerfen: {action}",
  vote: "Stimme: {paper}",
  takeBack: "Stimme zurücknehmen: {paper}",
  save: "Speichern: {paper}",
  remove: "Aus einer Liste entfernen: {paper}",
  submit: "Auf die Liste setzen: {paper}",
  sending: "wird gesendet, seit {since}",
  waiting: "wartet seit {since}",
  refused: "Der Server hat es abgelehnt.",
  elsewhere: "von {account} bei {server}: wird gesendet, wenn Sie sich dort anmelden",
  comment: "Kommentar: {paper}",
  move: "In einer Liste verschieben: {paper}",
  editComment: "Kommentar ändern: {paper}",
  deleteComment: "Kommentar löschen: {paper}",
  react: "Auf einen Kommentar reagieren: {paper}",
} satisfies Texts<"queue">;
