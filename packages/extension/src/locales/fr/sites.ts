import type { Texts } from "../catalogue.ts";

export default {
  title: "Sites",
  explained_one:
    "Paperround connaît les pages d’articles de {count} site. Sur un site désactivé, pas de pastille, aucune question, aucun décompte. Le bouton de la barre d’outils y fonctionne toujours si vous l’actionnez. Un changement vaut dès la page suivante.",
  explained_other:
    "Paperround connaît les pages d’articles de {count} sites. Sur un site désactivé, pas de pastille, aucune question, aucun décompte. Le bouton de la barre d’outils y fonctionne toujours si vous l’actionnez. Un changement vaut dès la page suivante.",
  filter: "Trouver un site",
  allOn: "Tout activer",
  allOff: "Tout désactiver",
  noneOff: "Tous sont activés.",
  someOff_one: "{count} est désactivé.",
  someOff_other: "{count} sont désactivés.",
  noSuchSite:
    "Aucun site connu de ce nom. Le bouton de la barre d’outils accepte l’adresse de tout article.",
} satisfies Texts<"sites">;
