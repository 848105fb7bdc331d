import type { Texts } from "../catalogue.ts";

export default {
  title: "Les articles du jour",
  which: "Quels articles",
  papers: "Articles",
  day: "Jour",
  week: "Semaine",
  month: "Mois",
  trending: "Tendances",
  found_one: "{count} article",
  found_other: "{count} articles",
  foundSome_one: "{count} article ou plus",
  foundSome_other: "{count} articles ou plus",
  nothingThen: "Aucun article sur la liste à cette date.",
  nothingYet:
    "La liste est encore vide. Ouvrez un article sur sa page et soyez le premier à l’ajouter.",
  goBefore: "Aller aux derniers d’avant",
  goLatest: "Aller aux plus récents",
  earlier: "Plus tôt",
  later: "Plus tard",
  chooseDay: "Choisir un jour",
  chooseDayOf: "{period}. Choisir un jour",
  latest: "Derniers",
} satisfies Texts<"feed">;
