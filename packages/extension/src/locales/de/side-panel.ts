import type { Texts } from "../catalogue.ts";

export default {
  title: "Paperround: die Paper des Tages",
  open: "Paper des Tages",
  command: "Die Paper des Tages öffnen",
  back: "Zurück",
  more: "Mehr",
  reading: "Wird gelesen…",
  added_one: "{count} weiteres",
  added_other: "{count} weitere",
  unread_one: "{count} ungelesen",
  unread_other: "{count} ungelesen",
  savedIn: "Gespeichert in",
} satisfies Texts<"side-panel">;
