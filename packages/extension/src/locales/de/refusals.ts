import type { Texts } from "../catalogue.ts";

export default {
  conflict: "Auf dem Server steht es anders: „{said}“",
  forbidden: "Das dürfen Sie hier nicht: „{said}“",
  invalid: "So kann der Server es nicht annehmen: „{said}“",
  mailNotSent:
    "Die E-Mail konnte nicht verschickt werden. Prüfen Sie die Adresse, oder versuchen Sie es später noch einmal.",
  notFound: "Das hat der Server nicht oder nicht mehr.",
  sourceUnavailable:
    "Die Quelle des Papers antwortet gerade nicht. Versuchen Sie es später noch einmal.",
  suspended: "Ihr Konto ist gesperrt: „{said}“",
  wrongCode:
    "Der Code ist falsch oder nicht mehr gültig. Geben Sie den neuesten ein, oder lassen Sie sich einen neuen schicken.",
  commentChanged:
    "Der Kommentar wurde inzwischen geändert. Lesen Sie ihn noch einmal, und entscheiden Sie dann.",
  declined: "Dieses Paper wurde vor Kurzem abgelehnt: „{said}“",
  noSource: "Keine Quelle kennt dieses Paper. Prüfen Sie seine ID oder Adresse.",
  enough: "Mehr geht vorerst nicht: „{said}“",
} satisfies Texts<"refusals">;
