import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround: noch niemand hat dieses Paper auf die Liste gesetzt",
  unreachable: "Paperround: der Server ist nicht erreichbar",
  upvotes_one: "{count} Stimme",
  upvotes_other: "{count} Stimmen",
  voted: "deine dabei",
  waiting_one: "{count} Aktion wartet auf das Senden",
  waiting_other: "{count} Aktionen warten auf das Senden",
  refused_one: "{count} Aktion wurde abgelehnt: siehe Einstellungen",
  refused_other: "{count} Aktionen wurden abgelehnt: siehe Einstellungen",
  waitsForSignIn_one: "{count} Aktion wartet, bis du dich anmeldest",
  waitsForSignIn_other: "{count} Aktionen warten, bis du dich anmeldest",
  signedOut: "Nicht angemeldet",
  noId: "Paperround: diese Seite nennt keine Kennung des Papers, also wurde nichts nachgeschlagen",
} satisfies Texts<"toolbar">;
