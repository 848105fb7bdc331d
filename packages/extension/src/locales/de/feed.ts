import type { Texts } from "../catalogue.ts";

export default {
  title: "Die Paper des Tages",
  which: "Welche Paper",
  papers: "Paper",
  day: "Tag",
  week: "Woche",
  month: "Monat",
  trending: "Im Trend",
  found_one: "{count} Paper",
  found_other: "{count} Paper",
  foundSome_one: "{count} Paper oder mehr",
  foundSome_other: "{count} Paper oder mehr",
  nothingThen: "Da stand kein Paper auf der Liste.",
  nothingYet:
    "Noch stehen keine Paper auf der Liste. Öffnen Sie eins auf seiner Seite und machen Sie den Anfang.",
  goBefore: "Zu den letzten davor",
  goLatest: "Zu den neuesten",
  earlier: "Früher",
  later: "Später",
  chooseDay: "Tag wählen",
  chooseDayOf: "{period}. Tag wählen",
  latest: "Neueste",
} satisfies Texts<"feed">;
