import type { Texts } from "../catalogue.ts";

export default {
  title: "Apparence",
  theme: "Thème",
  system: "Comme le système",
  light: "Clair",
  dark: "Sombre",
  contrast: "Le contraste élevé et les animations réduites suivent votre système.",
  place: "Pastille sur les pages",
  placeHint: "Faites-le glisser, ou déplacez-le avec les flèches quand il a le focus.",
  bottomRight: "En bas à droite",
  bottomLeft: "En bas à gauche",
  middleRight: "Au milieu à droite",
  middleLeft: "Au milieu à gauche",
  topRight: "En haut à droite",
  topLeft: "En haut à gauche",
} satisfies Texts<"appearance">;
