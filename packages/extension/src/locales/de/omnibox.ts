import type { Texts } from "../catalogue.ts";

export default {
  hint: "Gib eine Paper-ID, eine Adresse oder Wörter des Titels ein",
  open: "{paper} öffnen",
  openFirst: "Den besten Treffer für „{words}“ öffnen",
  nothing: "Kein Paper mit diesen Wörtern",
} satisfies Texts<"omnibox">;
