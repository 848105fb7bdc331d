import type { Texts } from "../catalogue.ts";

export default {
  label: "Articles proches",
  title: "Articles proches",
  unread: "Les articles proches n’ont pas pu être lus.",
  none: "Rien de proche dans les listes pour l’instant.",
  upvotes_one: "{count} vote",
  upvotes_other: "{count} votes",
  readers_one: "une personne garde les deux",
  readers_other: "{count} personnes gardent les deux",
  cites: "le cite",
  cited: "est cité par lui",
  references_one: "citent un ouvrage en commun",
  references_other: "citent {count} ouvrages en commun",
  keywords: "portent tous deux sur {names}",
  authors_one: "un auteur en commun",
  authors_other: "{count} auteurs en commun",
  words: "emploient tous deux {names}",
  wording: "mots semblables",
  meaning: "sens proche",
} satisfies Texts<"related">;
