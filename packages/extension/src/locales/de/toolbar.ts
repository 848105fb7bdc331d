import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround: noch niemand hat dieses Paper auf die Liste gesetzt",
  unreachable: "Paperround: der Server ist nicht erreichbar",
  upvotes_one: "{count} Stimme",
  upvotes_other: "{count} Stimmen",
  voted: "Ihre dabei",
  waiting_one: "{count} Aktion wartet auf das Senden",
  waiting_other: "{count} Aktionen warten auf das Senden",
  refused_one: "{count} Aktion wurde abgelehnt: siehe Einstellungen",
  refused_other: "{count} Aktionen wurden abgelehnt: siehe Einstellungen",
  waitsForSignIn_one: "{count} Aktion wartet, bis Sie sich anmelden",
  waitsForSignIn_other: "{count} Aktionen warten, bis Sie sich anmelden",
  signedOut: "Nicht angemeldet",
  noId: "Paperround: diese Seite nennt keine Kennung des Papers, also wurde nichts nachgeschlagen",
} satisfies Texts<"toolbar">;
