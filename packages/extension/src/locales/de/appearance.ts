import type { Texts } from "../catalogue.ts";

export default {
  title: "Aussehen",
  theme: "Farbschema",
  system: "Wie das System",
  light: "Hell",
  dark: "Dunkel",
  contrast: "Hoher Kontrast und weniger Bewegung richten sich nach Ihrem System.",
  place: "Abzeichen auf Seiten",
  placeHint:
    "Ziehen Sie es dorthin, oder bewegen Sie es mit den Pfeiltasten, solange es den Fokus hat.",
  bottomRight: "Unten rechts",
  bottomLeft: "Unten links",
  middleRight: "Mitte rechts",
  middleLeft: "Mitte links",
  topRight: "Oben rechts",
  topLeft: "Oben links",
} satisfies Texts<"appearance">;
