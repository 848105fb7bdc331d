import type { Texts } from "../catalogue.ts";

export default {
  label: "Verwandte Paper",
  title: "Verwandt",
  unread: "Die verwandten Paper konnten nicht gelesen werden.",
  none: "Auf den Listen steht noch nichts Verwandtes.",
  upvotes_one: "{count} Stimme",
  upvotes_other: "{count} Stimmen",
  readers_one: "jemand bewahrt beide auf",
  readers_other: "{count} Leser bewahren beide auf",
  cites: "zitiert es",
  cited: "wird darin zitiert",
  references_one: "beide zitieren ein gemeinsames Werk",
  references_other: "beide zitieren {count} gemeinsame Werke",
  keywords: "beide über {names}",
  authors_one: "eine Person hat beide mitverfasst",
  authors_other: "{count} Personen haben beide mitverfasst",
  words: "in beiden kommt vor: {names}",
  wording: "ähnlicher Wortlaut",
  meaning: "ähnliche Bedeutung",
} satisfies Texts<"related">;
