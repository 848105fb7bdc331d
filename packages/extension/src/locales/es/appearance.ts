import type { Texts } from "../catalogue.ts";

export default {
  title: "Aspecto",
  theme: "Tema",
  system: "Como el sistema",
  light: "Claro",
  dark: "Oscuro",
  contrast: "El contraste alto y la reducción de movimiento siguen a tu sistema.",
  place: "Insignia en las páginas",
  placeHint: "Arrástrala, o muévela con las flechas mientras tiene el foco.",
  bottomRight: "abajo a la derecha",
  bottomLeft: "abajo a la izquierda",
  middleRight: "en medio a la derecha",
  middleLeft: "en medio a la izquierda",
  topRight: "arriba a la derecha",
  topLeft: "arriba a la izquierda",
} satisfies Texts<"appearance">;
