import type { Texts } from "../catalogue.ts";

export default {
  question: "Die Papers dieser Liste nachschlagen?",
  questionOpens: "Zeigt, was der Server dadurch erführe",
  sent: "Für jedes sichtbare Paper, das dieser Browser nicht kennt, gehen die ersten paar Bits eines Fingerabdrucks an den Server, den mindestens 16 Papers teilen: je eine Anfrage, in zufälliger Reihenfolge, ohne Ihr Konto. Was hier bekannt ist, wird nie gefragt.",
  reveals:
    "Welche Papers es sind, sagt das nicht. Viele solche Fragen zusammen können dennoch verraten, wovon die Liste handelt und dass jemand sie liest.",
  remembered:
    "Ihre Entscheidung gilt für {site} und lässt sich in den Einstellungen unter Websites ändern.",
  allow: "Nachschlagen",
  notNow: "Jetzt nicht",
  never: "Nie auf {site}",
  in: "in: {list}",
  inMore: "in: {list} +{more}",
  decisions: "Listen nachschlagen",
  decisionsExplained:
    "Listen von Papers zeigen, was dieser Browser weiß. Ob der Rest nachgeschlagen werden darf, wird für jede Website gefragt und hier gemerkt.",
  noDecisions: "Noch ist nichts entschieden.",
  lookUpOn: "Listen von {site} nachschlagen",
  forget: "Wieder fragen",
  forgetOf: "Auf {site} wieder fragen",
} satisfies Texts<"listing">;
