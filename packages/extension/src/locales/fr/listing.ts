import type { Texts } from "../catalogue.ts";

export default {
  question: "Rechercher les articles de cette liste ?",
  questionOpens: "Montre ce que le serveur en apprendrait",
  sent: "Pour chaque article à l’écran que ce navigateur ne connaît pas, le serveur reçoit les premiers bits d’une empreinte que partagent au moins 16 articles : une requête chacun, dans un ordre aléatoire, sans votre compte. Ce qui est connu ici n’est jamais demandé.",
  reveals:
    "Cela ne dit pas de quels articles il s’agit. Beaucoup de ces questions ensemble peuvent tout de même dire de quoi parle la liste, et que quelqu’un la lit.",
  remembered: "Votre décision vaut pour {site} et se change dans les options, sous Sites.",
  allow: "Les rechercher",
  notNow: "Pas maintenant",
  never: "Jamais sur {site}",
  in: "dans : {list}",
  inMore: "dans : {list} +{more}",
  decisions: "Recherche dans les listes",
  decisionsExplained:
    "Les listes d’articles montrent ce que ce navigateur connaît. La permission de rechercher le reste est demandée pour chaque site, et retenue ici.",
  noDecisions: "Rien n’a encore été décidé.",
  lookUpOn: "Rechercher les listes de {site}",
  forget: "Redemander",
  forgetOf: "Redemander sur {site}",
} satisfies Texts<"listing">;
