import type { Texts } from "../catalogue.ts";

export default {
  title: "Paper hinzufügen",
  thisTab: "Dieser Tab: {paper}",
  placeholder: "Adresse, DOI, arXiv-ID, PMID …",
  lookUp: "Nachschlagen",
  understood: "Verstanden: {paper}",
  nothingYet: "Fügen Sie zuerst die Adresse oder ID eines Papers ein.",
  known: "arXiv, DOI, OpenReview, ACL Anthology, PubMed, Semantic Scholar, OpenAlex.",
  whoseNumber: "Sagen Sie, wessen Nummer das ist: „PMID {number}“ oder „CorpusId {number}“.",
  addressSaysNothing:
    "Diese Adresse sagt nicht, welches Paper sie zeigt: Fügen Sie die DOI oder arXiv-ID ein.",
  noIdInside:
    "Darin steht keine Paper-ID: Versuchen Sie eine Adresse, eine DOI wie 10.1145/2854146 oder eine ID wie arXiv 1706.03762.",
} satisfies Texts<"add-paper">;
