import type { Texts } from "../catalogue.ts";

export default {
  language: "fr",
  name: "Paperround",
  description:
    "Ce que votre communauté pense de l’article que vous lisez : voter, enregistrer, trouver des articles proches.",
} satisfies Texts<"manifest">;
