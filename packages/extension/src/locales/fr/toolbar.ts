import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround : personne n’a encore ajouté cet article à la liste",
  unreachable: "Paperround : le serveur est injoignable",
  upvotes_one: "{count} vote",
  upvotes_other: "{count} votes",
  voted: "dont le vôtre",
  waiting_one: "{count} action en attente d’envoi",
  waiting_other: "{count} actions en attente d’envoi",
  refused_one: "{count} action refusée : voir les options",
  refused_other: "{count} actions refusées : voir les options",
  waitsForSignIn_one: "{count} action attend votre connexion",
  waitsForSignIn_other: "{count} actions attendent votre connexion",
  signedOut: "Non connecté",
  noId: "Paperround : cette page ne donne pas d’identifiant à l’article, rien n’a été recherché",
} satisfies Texts<"toolbar">;
