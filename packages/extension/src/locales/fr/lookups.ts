import type { Texts } from "../catalogue.ts";

export default {
  title: "Confidentialité",
  switch: "Rechercher les articles que ce navigateur ne connaît pas encore",
  fromHere: "Ce que montre la pastille vient d’ici, autant que possible :",
  fromFeed: "les listes des 30 derniers jours, que chaque navigateur copie à l’identique,",
  fromViewer: "vos propres votes et listes,",
  fromAnswers: "les réponses du dernier jour.",
  whatIsAsked:
    "Pour les autres articles seulement, l’extension interroge le serveur, sans dire de quel article il s’agit : elle envoie, sans votre compte, les premiers bits d’une empreinte que partagent au moins 16 articles, et trouve elle-même le bon dans la réponse. Une page provoque au plus une question de ce genre. Si l’option est désactivée, elle ne demande rien, et la pastille attend que vous l’ouvriez.",
  exampleOf: "Essayez : ce qui serait envoyé pour cet article",
  exampleNoPaper: "Saisissez l’adresse ou l’identifiant d’un article.",
  exampleName: "Son nom, gardé ici",
  exampleHash: "Son empreinte, la partie envoyée est surlignée",
  exampleSent: "Envoyé",
  exampleBits_one: "({count} bit), et rien sur vous.",
  exampleBits_other: "({count} bits), et rien sur vous.",
  exampleNoBits: "Rien : votre serveur est petit et répond d’un coup avec tous ses articles.",
  exampleBitsUnknown: "Le serveur n’a pas encore dit combien de bits il veut.",
  whatNames:
    "Ouvrir le panneau, voter et enregistrer indiquent l’article au serveur ; lire la page, non.",
} satisfies Texts<"lookups">;
