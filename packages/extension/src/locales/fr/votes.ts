import type { Texts } from "../catalogue.ts";

export default {
  label_one: "Voter, {count} vote jusqu’ici",
  label_other: "Voter, {count} votes jusqu’ici",
  vote: "Voter pour cet article",
  takeBack: "Retirer mon vote",
  voted: "A voté",
  takenBack: "Votre vote a été retiré",
} satisfies Texts<"votes">;
