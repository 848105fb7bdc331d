import type { Texts } from "../catalogue.ts";

export default {
  title: "En attente d’envoi",
  empty: "Rien n’attend : le serveur a pris tout ce que vous avez fait.",
  count_one: "{count} action est gardée ici jusqu’à ce que le serveur la prenne.",
  count_other:
    "{count} actions sont gardées ici jusqu’à ce que le serveur les prenne, dans cet ordre.",
  nextTry: "Nouvel essai {when}.",
  retryAll: "Envoyer maintenant",
  retry: "Réessayer",
  retryThis: "Réessayer : {action}",
  drop: "Abandonner",
  dropThis: "Abandonner : {action}",
  vote: "Vote : {paper}",
  takeBack: "Retirer le vote : {paper}",
  save: "Enregistrer : {paper}",
  remove: "Retirer d’une liste : {paper}",
  submit: "Ajouter à la liste : {paper}",
  sending: "en cours d’envoi, depuis {since}",
  waiting: "en attente depuis {since}",
  refused: "Le serveur l’a refusé.",
  elsewhere: "de {account} sur {server} : envoyé quand vous vous y connecterez",
  comment: "Commentaire : {paper}",
  move: "Déplacer dans une liste : {paper}",
  editComment: "Modifier un commentaire : {paper}",
  deleteComment: "Supprimer un commentaire : {paper}",
  react: "Réagir à un commentaire : {paper}",
} satisfies Texts<"queue">;
