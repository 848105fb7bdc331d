import type { Texts } from "../catalogue.ts";

export default {
  title: "¿Es este?",
  found: "Aquí hay un artículo con un título así. ¿Es este?",
  show: "Mostrar",
} satisfies Texts<"candidates">;
