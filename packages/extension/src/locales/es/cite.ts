import type { Texts } from "../catalogue.ts";

export default {
  title: "Citar",
  reading: "Leyendo la cita…",
  format: "Formato",
  text: "El artículo en {format}",
  copy: "Copiar",
  copied: "Copiado",
  formatCopied: "{format} copiado",
  notCopied: "El texto está seleccionado: cópielo con el teclado.",
  download: "Descargar",
  gone: "Ese artículo ya no existe.",
} satisfies Texts<"cite">;
