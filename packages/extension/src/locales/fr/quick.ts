import type { Texts } from "../catalogue.ts";

export default {
  saved: "Ajouté à la liste de lecture",
  voted: "Vote enregistré",
  takenBack: "Votre vote a été retiré",
  kept: "C’est noté, et fait dès que vous êtes connecté.",
  noPaper: "Aucun article trouvé sur cette page",
  noPaperInLink: "Ce lien ne dit pas à quel article il mène",
  saveThisPaper: "Enregistrer cet article",
  commandSave: "Ajouter l’article de la page à la liste de lecture",
  commandVote: "Voter pour l’article de la page, ou retirer le vote",
  lookAgain: "Regarder à nouveau",
  lookAgainHint: "Lit cette page une fois, ici dans le navigateur.",
} satisfies Texts<"quick">;
