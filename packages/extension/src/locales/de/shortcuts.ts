import type { Texts } from "../catalogue.ts";

export default {
  title: "Tastenkürzel",
  none: "keines",
  openPopup: "Pop-up öffnen",
  openSidePanel: "Seitenleiste öffnen",
  changedBy: "Der Browser verwaltet sie auf einer eigenen Seite.",
  change: "Tastenkürzel ändern",
} satisfies Texts<"shortcuts">;
