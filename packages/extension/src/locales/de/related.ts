import type { Texts } from "../catalogue.ts";

export default {
  label: "Verwandte Paper",
  title: "Verwandt",
  unread: "Die verwandten Paper konnten nicht gelesen werden.",
  none: "Auf den Listen steht noch nichts Verwandtes.",
  upvotes_one: "{count} Stimme",
  upvotes_other: "{count} Stimmen",
} satisfies Texts<"related">;
