import type { Texts } from "../catalogue.ts";

export default {
  label_one: "Hochwählen, bisher {count} Stimme",
  label_other: "Hochwählen, bisher {count} Stimmen",
  vote: "Für dieses Paper stimmen",
  takeBack: "Meine Stimme zurücknehmen",
  voted: "Abgestimmt",
  takenBack: "Ihre Stimme wurde zurückgenommen",
} satisfies Texts<"votes">;
