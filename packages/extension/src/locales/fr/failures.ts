import type { Texts } from "../catalogue.ts";

export default {
  unreachable: "Le serveur est injoignable",
  unreachableAdvice: "{server} ne répond pas. Est-il en marche, et êtes-vous en ligne ?",
  incompatible: "Le serveur parle une autre langue",
  incompatibleAdvice:
    "{server} n’est pas un serveur Paperround, ou il est d’une autre version. Mettez l’extension à jour ou vérifiez l’adresse dans les options.",
  enoughForToday: "C’est assez pour aujourd’hui",
  tooMuch: "C’était beaucoup d’un coup",
  tooMuchAdviceNow: "Le serveur vous demandait d’attendre. Vous pouvez réessayer maintenant.",
  tooMuchAdvice: "Le serveur vous demande d’attendre. Réessayez {when}.",
  sessionEnded: "Votre session a expiré",
  notSignedIn: "Vous n’êtes pas connecté",
  signInAdvice: "Connectez-vous avec votre adresse e-mail pour continuer.",
  broken: "Une erreur s’est produite sur le serveur",
  brokenAdvice: "Réessayez dans un moment.",
  brokenAdviceWithId:
    "Réessayez. Si cela persiste, indiquez ce numéro à la personne qui gère le serveur : {id}",
  notFound: "Cet article n’existe pas",
  sourceUnavailable: "Sa source ne répond pas",
  refused: "Cela n’a pas fonctionné",
  notKept: "Cela n’a pas pu être gardé",
  retry: "Réessayer",
  openOptions: "Ouvrir les options",
  waiting: "Gardé, pas encore envoyé",
  waitingAdvice: "L’envoi se fera tout seul dès que le serveur répondra.",
  formerAccount: "C’était avec le compte utilisé auparavant.",
} satisfies Texts<"failures">;
