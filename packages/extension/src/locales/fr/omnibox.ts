import type { Texts } from "../catalogue.ts";

export default {
  hint: "Saisissez un identifiant, une adresse ou des mots du titre",
  open: "Ouvrir {paper}",
  openFirst: "Ouvrir le meilleur résultat pour « {words} »",
  nothing: "Aucun article avec ces mots",
} satisfies Texts<"omnibox">;
