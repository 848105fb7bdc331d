import type { Texts } from "../catalogue.ts";

export default {
  title: "Paperround: los artículos del día",
  open: "Artículos del día",
  command: "Abrir los artículos del día",
  back: "Volver",
  more: "Más",
  reading: "Leyendo…",
  added_one: "{count} más",
  added_other: "{count} más",
  unread_one: "{count} sin leer",
  unread_other: "{count} sin leer",
  savedIn: "Guardado en",
} satisfies Texts<"side-panel">;
