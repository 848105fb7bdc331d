import type { Texts } from "../catalogue.ts";

export default {
  title: "Websites",
  explained_one:
    "Paperround kennt die Paper-Seiten von {count} Website. Ist sie ausgeschaltet, erscheint kein Abzeichen, und nichts wird gefragt oder gezählt. Die Schaltfläche in der Symbolleiste geht dort weiterhin, wenn Sie sie drücken. Änderungen gelten ab der nächsten Seite.",
  explained_other:
    "Paperround kennt die Paper-Seiten von {count} Websites. Ist eine ausgeschaltet, erscheint dort kein Abzeichen, und nichts wird gefragt oder gezählt. Die Schaltfläche in der Symbolleiste geht dort weiterhin, wenn Sie sie drücken. Änderungen gelten ab der nächsten Seite.",
  filter: "Website suchen",
  allOn: "Alle an",
  allOff: "Alle aus",
  noneOff: "Alle sind an.",
  someOff_one: "{count} ist aus.",
  someOff_other: "{count} sind aus.",
  noSuchSite:
    "Keine Website dieses Namens ist bekannt. Die Schaltfläche in der Symbolleiste nimmt die Adresse jedes Papers.",
} satisfies Texts<"sites">;
