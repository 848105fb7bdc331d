import type { Texts } from "../catalogue.ts";

export default {
  title: "Raccourcis",
  none: "aucun",
  openPopup: "Ouvrir la fenêtre",
  openSidePanel: "Ouvrir le panneau latéral",
  changedBy: "Le navigateur les gère, sur une page à lui.",
  change: "Modifier les raccourcis",
} satisfies Texts<"shortcuts">;
