import type { Texts } from "../catalogue.ts";

export default {
  parts: "Sections de cette page",
  pageTitle: "Paperround : options",
  tagline: "Les articles du jour de votre communauté, là où vous les lisez.",
} satisfies Texts<"options">;
