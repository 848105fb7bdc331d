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
  bottomRight: "Abajo a la derecha",
  bottomLeft: "Abajo a la izquierda",
  middleRight: "En medio a la derecha",
  middleLeft: "En medio a la izquierda",
  topRight: "Arriba a la derecha",
  topLeft: "Arriba a la izquierda",
} satisfies Texts<"appearance">;
