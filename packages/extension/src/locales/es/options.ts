import type { Texts } from "../catalogue.ts";

export default {
  parts: "Partes de esta página",
  pageTitle: "Paperround: opciones",
  tagline: "Los artículos del día de tu comunidad, donde los lees.",
} satisfies Texts<"options">;
