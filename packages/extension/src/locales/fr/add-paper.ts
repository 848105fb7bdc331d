import type { Texts } from "../catalogue.ts";

export default {
  title: "Ajouter un article",
  thisTab: "Cet onglet : {paper}",
  placeholder: "Adresse, DOI, identifiant arXiv, PMID…",
  lookUp: "Rechercher",
  understood: "Compris : {paper}",
  nothingYet: "Collez d’abord l’adresse ou l’identifiant d’un article.",
  known: "arXiv, DOI, OpenReview, ACL Anthology, PubMed, Semantic Scholar, OpenAlex.",
  whoseNumber: "Précisez de quel numéro il s’agit : « PMID {number} » ou « CorpusId {number} ».",
  addressSaysNothing:
    "Cette adresse n’indique pas l’article affiché : collez son DOI ou son identifiant arXiv.",
  noIdInside:
    "Aucun identifiant d’article ici : essayez une adresse, un DOI comme 10.1145/2854146 ou un identifiant comme arXiv 1706.03762.",
} satisfies Texts<"add-paper">;
