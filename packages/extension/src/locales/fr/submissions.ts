import type { Texts } from "../catalogue.ts";

export default {
  label: "Pas encore dans la liste",
  nobodyYet: "Personne n’a encore ajouté cet article à la liste.",
  submit: "Être le premier",
  submitting: "Ajout à la liste…",
  submitted: "L’article est dans la liste. Vous pouvez maintenant voter.",
} satisfies Texts<"submissions">;
