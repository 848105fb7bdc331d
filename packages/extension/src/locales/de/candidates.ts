import type { Texts } from "../catalogue.ts";

export default {
  title: "Ist es dieses?",
  found: "Hier gibt es ein Paper mit so einem Titel. Ist es dieses?",
  show: "Zeigen",
} satisfies Texts<"candidates">;
