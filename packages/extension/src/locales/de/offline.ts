import type { Texts } from "../catalogue.ts";

export default {
  waiting: "Wartet auf das Senden",
  keptUntilSent: "Es wird hier aufbewahrt und gesendet, sobald der Server antwortet.",
  copiedAt: "Der Server ist nicht erreichbar. Stand: {time}",
  tooOld:
    "Das wurde vor Wochen gesendet, und es kam keine Antwort. Sehen Sie beim Paper nach, ob der Server es hat, bevor Sie es noch einmal versuchen.",
  notKept:
    "Auf diesem Computer ist kein Platz, um es aufzubewahren, bis der Server antwortet. Schaffen Sie Platz, oder versuchen Sie es später noch einmal.",
  readingList: "Leseliste",
  noteChanged:
    "Diese Notiz wurde inzwischen anderswo geändert. Dort steht jetzt: „{note}“. Erneutes Speichern behält stattdessen Ihre.",
  commentChanged:
    "Dieser Kommentar wurde anderswo geändert, nachdem Sie ihn gelesen hatten, und nicht gelöscht. Lesen Sie ihn zuerst: Ein neuer Versuch löscht ihn, wie er dann dasteht.",
} satisfies Texts<"offline">;
