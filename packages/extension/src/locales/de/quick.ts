import type { Texts } from "../catalogue.ts";

export default {
  saved: "In der Leseliste gespeichert",
  voted: "Abgestimmt",
  takenBack: "Ihre Stimme wurde zurückgenommen",
  kept: "Das ist gemerkt und geschieht, sobald Sie angemeldet sind.",
  noPaper: "Auf dieser Seite wurde kein Paper gefunden",
  noPaperInLink: "Dieser Link sagt nicht, zu welchem Paper er führt",
  saveThisPaper: "Dieses Paper speichern",
  commandSave: "Das Paper der Seite in der Leseliste speichern",
  commandVote: "Für das Paper der Seite stimmen oder die Stimme zurücknehmen",
  lookAgain: "Noch einmal nachsehen",
  lookAgainHint: "Liest diese Seite einmal, hier im Browser.",
} satisfies Texts<"quick">;
