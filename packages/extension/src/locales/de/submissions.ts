import type { Texts } from "../catalogue.ts";

export default {
  label: "Noch nicht auf der Liste",
  nobodyYet: "Noch niemand hat dieses Paper auf die Liste gesetzt.",
  submit: "Den Anfang machen",
  submitting: "Kommt auf die Liste …",
  submitted: "Das Paper steht auf der Liste. Sie können jetzt dafür stimmen.",
} satisfies Texts<"submissions">;
