import type { Texts } from "../catalogue.ts";

export default {
  language: "es",
  name: "Paperround",
  description:
    "Lo que tu comunidad opina del artículo que estás leyendo: vota, guarda y encuentra artículos afines.",
} satisfies Texts<"manifest">;
