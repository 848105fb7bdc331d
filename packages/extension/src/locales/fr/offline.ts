import type { Texts } from "../catalogue.ts";

export default {
  waiting: "En attente d’envoi",
  keptUntilSent: "C’est gardé ici et envoyé dès que le serveur répond.",
  copiedAt: "Le serveur est injoignable. État au {time}",
  tooOld:
    "Envoyé il y a des semaines, sans réponse. Vérifiez sur l’article si le serveur l’a reçu avant de réessayer.",
  notKept:
    "Cet ordinateur n’a plus de place pour le garder jusqu’à ce que le serveur réponde. Libérez de la place ou réessayez plus tard.",
  readingList: "Liste de lecture",
  noteChanged:
    "Cette note a été modifiée ailleurs entre-temps. Elle dit maintenant : « {note} ». Enregistrer à nouveau garde la vôtre à sa place.",
  commentChanged:
    "Ce commentaire a été modifié ailleurs après votre lecture et n’a pas été supprimé. Lisez-le d’abord : réessayer le supprime tel qu’il sera alors.",
} satisfies Texts<"offline">;
