import type { Texts } from "../catalogue.ts";

export default {
  title: "Est-ce celui-ci ?",
  found: "Il y a ici un article avec un tel titre. Est-ce celui-ci ?",
  show: "Afficher",
} satisfies Texts<"candidates">;
