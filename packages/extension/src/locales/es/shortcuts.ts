import type { Texts } from "../catalogue.ts";

export default {
  title: "Atajos",
  none: "ninguno",
  openPopup: "Abrir la ventana",
  openSidePanel: "Abrir el panel lateral",
  changedBy: "Las gestiona el navegador, en una página propia.",
  change: "Cambiar atajos",
} satisfies Texts<"shortcuts">;
