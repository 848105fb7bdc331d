import type { Texts } from "../catalogue.ts";

export default {
  title: "この論文ですか",
  found: "似たタイトルの論文があります。この論文ですか",
  show: "表示",
} satisfies Texts<"candidates">;
