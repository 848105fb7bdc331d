import type { Texts } from "../catalogue.ts";

export default {
  open: "Panel öffnen",
  elsewhere:
    "Das Panel ist in einem eigenen Fenster aufgegangen: Diese Seite lässt es hier nicht zu.",
  unknown: "Als Erste(r)",
  unknownSaid: "noch nicht auf der Liste",
  notAsked: "Nicht nachgeschlagen",
  notAskedSaid: "zum Nachsehen das Panel öffnen",
  unreachable: "Offline",
  unreachableSaid: "der Server ist nicht erreichbar",
  upvotes_one: "Stimme",
  upvotes_other: "Stimmen",
  upvotesWithMine_one: "Stimme, Ihre eigene",
  upvotesWithMine_other: "Stimmen, Ihre darunter",
  votedByYou: "von Ihnen hochgewählt",
  comments_one: "{count} Kommentar",
  comments_other: "{count} Kommentare",
  saved: "gespeichert",
  waiting: "wartet auf das Senden",
  noIdSaid: "diese Seite nennt keine Kennung des Papers. Zum Suchen das Panel öffnen",
} satisfies Texts<"badge">;
