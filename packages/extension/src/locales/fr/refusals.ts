import type { Texts } from "../catalogue.ts";

export default {
  conflict: "Le serveur a autre chose : « {said} »",
  forbidden: "Vous ne pouvez pas faire cela ici : « {said} »",
  invalid: "Le serveur ne peut pas l’accepter ainsi : « {said} »",
  mailNotSent: "L’e-mail n’a pas pu être envoyé. Vérifiez l’adresse ou réessayez plus tard.",
  notFound: "Le serveur ne l’a pas, ou ne l’a plus.",
  sourceUnavailable: "La source de l’article ne répond pas pour l’instant. Réessayez plus tard.",
  suspended: "Votre compte est suspendu : « {said} »",
  wrongCode:
    "Le code est faux ou n’est plus valable. Saisissez le plus récent ou demandez-en un autre.",
  commentChanged: "Le commentaire a été modifié entre-temps. Relisez-le, puis décidez.",
  declined: "Cet article a été refusé récemment : « {said} »",
  noSource: "Aucune source ne connaît cet article. Vérifiez son identifiant ou son adresse.",
  enough: "C’est tout pour l’instant : « {said} »",
} satisfies Texts<"refusals">;
