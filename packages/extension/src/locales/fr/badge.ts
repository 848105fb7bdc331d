import type { Texts } from "../catalogue.ts";

export default {
  open: "Ouvrir le panneau",
  elsewhere: "Le panneau s’est ouvert dans sa propre fenêtre : cette page ne le permet pas ici.",
  unknown: "Soyez le premier",
  unknownSaid: "pas encore dans la liste",
  notAsked: "Non recherché",
  notAskedSaid: "ouvrez le panneau pour voir",
  unreachable: "Hors ligne",
  unreachableSaid: "le serveur est injoignable",
  upvotes_one: "vote",
  upvotes_other: "votes",
  upvotesWithMine_one: "vote, le vôtre",
  upvotesWithMine_other: "votes, dont le vôtre",
  votedByYou: "vous avez voté",
  comments_one: "{count} commentaire",
  comments_other: "{count} commentaires",
  saved: "enregistré",
  waiting: "en attente d’envoi",
  noIdSaid: "cette page ne donne pas d’identifiant à l’article. Ouvrez le panneau pour le trouver",
} satisfies Texts<"badge">;
