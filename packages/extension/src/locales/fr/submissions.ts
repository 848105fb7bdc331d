import type { Texts } from "../catalogue.ts";

export default {
  label: "Pas encore dans la liste",
  nobodyYet: "Personne n’a encore ajouté cet article à la liste.",
  submit: "Être le premier",
  submitting: "Envoi…",
  notListed: "Cet article n’est pas dans la liste.",
  putOnList: "L’ajouter à la liste",
  propose: "Le proposer pour la liste",
  submitted: "L’article est dans la liste. Vous pouvez maintenant voter.",
  awaitsEditor: "Un éditeur décide si l’article entre dans la liste.",
  declined: "Un éditeur a refusé cet article pour la liste.",
  savingSubmits: "L’enregistrer le propose aussi.",
  saving: "Enregistrement…",
  saveAway: "C’est gardé ici, et envoyé dès que le serveur répond.",
} satisfies Texts<"submissions">;
