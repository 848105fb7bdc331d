import type { Texts } from "../catalogue.ts";

export default {
  title: "Citer",
  reading: "Lecture de la citation…",
  format: "Format",
  text: "L'article en {format}",
  copy: "Copier",
  copied: "Copié",
  formatCopied: "{format} copié",
  notCopied: "Le texte est sélectionné : copiez-le au clavier.",
  download: "Télécharger",
  gone: "Cet article n'existe plus.",
} satisfies Texts<"cite">;
