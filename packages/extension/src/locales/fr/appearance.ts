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
  bottomRight: "en bas à droite",
  bottomLeft: "en bas à gauche",
  middleRight: "au milieu à droite",
  middleLeft: "au milieu à gauche",
  topRight: "en haut à droite",
  topLeft: "en haut à gauche",
} satisfies Texts<"appearance">;
