import type { Texts } from "../catalogue.ts";

export default {
  title: "Paperround : les articles du jour",
  open: "Articles du jour",
  command: "Ouvrir les articles du jour",
  back: "Retour",
  more: "Plus",
  reading: "Lecture…",
  added_one: "{count} de plus",
  added_other: "{count} de plus",
  unread_one: "{count} non lue",
  unread_other: "{count} non lues",
  savedIn: "Enregistré dans",
} satisfies Texts<"side-panel">;
