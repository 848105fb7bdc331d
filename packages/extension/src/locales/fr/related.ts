import type { Texts } from "../catalogue.ts";

export default {
  label: "Articles proches",
  title: "Articles proches",
  unread: "Les articles proches n’ont pas pu être lus.",
  none: "Rien de proche dans les listes pour l’instant.",
  upvotes_one: "{count} vote",
  upvotes_other: "{count} votes",
} satisfies Texts<"related">;
