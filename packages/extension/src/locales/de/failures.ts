import type { Texts } from "../catalogue.ts";

export default {
  unreachable: "Der Server ist nicht erreichbar",
  unreachableAdvice: "{server} antwortet nicht. Läuft der Server, und sind Sie online?",
  incompatible: "Der Server spricht eine andere Sprache",
  incompatibleAdvice:
    "{server} ist kein Paperround-Server oder einer in anderer Version. Aktualisieren Sie die Erweiterung oder prüfen Sie die Adresse in den Einstellungen.",
  enoughForToday: "Genug für heute",
  tooMuch: "Das war viel auf einmal",
  tooMuchAdviceNow: "Der Server hat Sie um Geduld gebeten. Jetzt geht es wieder.",
  tooMuchAdvice: "Der Server bittet Sie zu warten. Versuchen Sie es {when} wieder.",
  sessionEnded: "Ihre Sitzung ist abgelaufen",
  notSignedIn: "Sie sind nicht angemeldet",
  signInAdvice: "Melden Sie sich mit Ihrer E-Mail-Adresse an, um fortzufahren.",
  broken: "Beim Server ist etwas schiefgegangen",
  brokenAdvice: "Versuchen Sie es in einer Weile noch einmal.",
  brokenAdviceWithId:
    "Versuchen Sie es noch einmal. Bleibt es dabei, nennen Sie dem Betreiber des Servers diese Nummer: {id}",
  notFound: "Dieses Paper gibt es nicht",
  sourceUnavailable: "Seine Quelle antwortet nicht",
  refused: "Das hat nicht geklappt",
  notKept: "Das konnte nicht aufbewahrt werden",
  retry: "Noch einmal versuchen",
  openOptions: "Einstellungen öffnen",
  waiting: "Aufbewahrt und noch nicht gesendet",
  waitingAdvice: "Es wird von selbst gesendet, sobald der Server wieder antwortet.",
  formerAccount: "Das war mit dem Konto, das vorher benutzt wurde.",
} satisfies Texts<"failures">;
