import type { Texts } from "../catalogue.ts";

export default {
  label: "Artículos afines",
  title: "Afines",
  unread: "No se han podido leer los artículos afines.",
  none: "Aún no hay nada afín en las listas.",
  upvotes_one: "{count} voto",
  upvotes_other: "{count} votos",
} satisfies Texts<"related">;
