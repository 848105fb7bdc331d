import type { Texts } from "../catalogue.ts";

export default {
  title: "Datenschutz",
  switch: "Paper nachschlagen, die dieser Browser noch nicht kennt",
  fromHere: "Was das Abzeichen zeigt, kommt so weit wie möglich von hier:",
  fromFeed: "die Listen der letzten 30 Tage, die jeder Browser gleich kopiert,",
  fromViewer: "Ihre eigenen Stimmen und Listen,",
  fromAnswers: "Antworten des letzten Tages.",
  whatIsAsked:
    "Nur bei anderen Papern fragt die Erweiterung den Server, und sie sagt nicht, welches sie meint: Sie sendet ohne Ihr Konto die ersten Bits eines Fingerabdrucks, die mindestens 16 Paper gemeinsam haben, und findet das richtige selbst in der Antwort. Eine Seite führt zu höchstens einer solchen Frage. Ist der Schalter aus, fragt sie nichts, und das Abzeichen wartet, bis Sie es öffnen.",
  exampleOf: "Ausprobieren: Was würde für dieses Paper gesendet?",
  exampleNoPaper: "Geben Sie die Adresse oder ID eines Papers ein.",
  exampleName: "Sein Name, bleibt hier",
  exampleHash: "Sein Fingerabdruck, der gesendete Teil markiert",
  exampleSent: "Gesendet",
  exampleBits_one: "({count} Bit) und nichts über Sie.",
  exampleBits_other: "({count} Bits) und nichts über Sie.",
  exampleNoBits:
    "Nichts davon: Ihr Server ist klein und antwortet mit allen seinen Papern auf einmal.",
  exampleBitsUnknown: "Der Server hat noch nicht gesagt, wie viele Bits er möchte.",
  whatNames:
    "Das Panel öffnen, abstimmen und speichern nennt dem Server das Paper; die Seite lesen nicht.",
} satisfies Texts<"lookups">;
