import type { Texts } from "../catalogue.ts";

export default {
  title: "Zitieren",
  reading: "Liest, wie es zitiert wird …",
  format: "Format",
  text: "Das Paper in {format}",
  copy: "Kopieren",
  copied: "Kopiert",
  formatCopied: "{format} kopiert",
  notCopied: "Der Text ist ausgewählt: Kopieren Sie ihn mit den Tasten.",
  download: "Herunterladen",
  gone: "Dieses Paper gibt es nicht mehr.",
} satisfies Texts<"cite">;
