import type { Texts } from "../catalogue.ts";

export default {
  title: "Ihre Daten",
  exportExplained:
    "Eine Datei mit allem: was der verwendete Server von Ihnen hat (Stimmen, Listen mit Notizen, Kommentare, Einstellungen) und was dieser Browser behält. Ohne Passwort und ohne Sitzung.",
  export: "Alles exportieren",
  exporting: "Alles wird gelesen …",
  saved: "Die Datei liegt bei Ihren Downloads.",
  deleteExplained:
    "Löschen entfernt alles aus diesem Browser: Sitzungen, Kopien, was noch gesendet werden soll, Einstellungen. Was die Server haben, bleibt dort.",
  delete: "Lokale Daten löschen",
  deleteReally: "Ja, hier alles löschen",
  keep: "Behalten",
} satisfies Texts<"my-data">;
