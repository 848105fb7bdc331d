import type { Texts } from "../catalogue.ts";

export default {
  parts: "Teile dieser Seite",
  pageTitle: "Paperround: Einstellungen",
  tagline: "Die täglichen Paper Ihrer Community, dort, wo Sie lesen.",
} satisfies Texts<"options">;
