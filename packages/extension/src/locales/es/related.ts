import type { Texts } from "../catalogue.ts";

export default {
  label: "Artículos afines",
  title: "Afines",
  unread: "No se han podido leer los artículos afines.",
  none: "Aún no hay nada afín en las listas.",
  upvotes_one: "{count} voto",
  upvotes_other: "{count} votos",
  readers_one: "una persona guarda ambos",
  readers_other: "{count} personas guardan ambos",
  cites: "lo cita",
  cited: "este lo cita",
  references_one: "ambos citan un mismo trabajo",
  references_other: "ambos citan {count} trabajos en común",
  keywords: "ambos sobre {names}",
  authors_one: "un autor en común",
  authors_other: "{count} autores en común",
  words: "ambos hablan de {names}",
  wording: "palabras parecidas",
  meaning: "significado cercano",
} satisfies Texts<"related">;
