import type { Texts } from "../catalogue.ts";

export default {
  label: "Noch nicht auf der Liste",
  nobodyYet: "Noch niemand hat dieses Paper auf die Liste gesetzt.",
  submit: "Den Anfang machen",
  submitting: "Wird eingereicht …",
  notListed: "Dieses Paper steht nicht auf der Liste.",
  putOnList: "Auf die Liste setzen",
  propose: "Für die Liste vorschlagen",
  submitted: "Das Paper steht auf der Liste. Sie können jetzt dafür stimmen.",
  awaitsEditor:
    "Ob das Paper auf die Liste kommt, entscheidet eine Redakteurin oder ein Redakteur.",
  declined: "Dieses Paper wurde für die Liste abgelehnt.",
  savingSubmits: "Mit dem Speichern wird es auch eingereicht.",
  saving: "Wird gespeichert …",
  saveAway: "Das wird hier aufbewahrt und gesendet, sobald der Server antwortet.",
} satisfies Texts<"submissions">;
