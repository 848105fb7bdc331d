import type { Texts } from "../catalogue.ts";

export default {
  title: "Los artículos del día",
  which: "Qué artículos",
  papers: "Artículos",
  day: "Día",
  week: "Semana",
  month: "Mes",
  trending: "Tendencias",
  found_one: "{count} artículo",
  found_other: "{count} artículos",
  foundSome_one: "{count} artículo o más",
  foundSome_other: "{count} artículos o más",
  nothingThen: "No había artículos en la lista en esa fecha.",
  nothingYet:
    "Aún no hay artículos en la lista. Abre uno en su página y sé el primero en ponerlo aquí.",
  goBefore: "Ir a los últimos anteriores",
  goLatest: "Ir a los más recientes",
  earlier: "Anterior",
  later: "Posterior",
  chooseDay: "Elegir un día",
  chooseDayOf: "{period}. Elegir un día",
  latest: "Últimos",
} satisfies Texts<"feed">;
