import type { Texts } from "../catalogue.ts";

export default {
  hint: "Escribe un identificador, una dirección o palabras del título",
  open: "Abrir {paper}",
  openFirst: "Abrir el mejor resultado para «{words}»",
  nothing: "Ningún artículo con esas palabras",
} satisfies Texts<"omnibox">;
