import type { Texts } from "../catalogue.ts";

export default {
  language: "de",
  name: "Paperround",
  description:
    "Was Ihre Community von dem Paper hält, das Sie gerade lesen: abstimmen, speichern, Verwandtes finden.",
} satisfies Texts<"manifest">;
