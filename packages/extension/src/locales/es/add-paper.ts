import type { Texts } from "../catalogue.ts";

export default {
  title: "Añadir un artículo",
  thisTab: "Esta pestaña: {paper}",
  placeholder: "Dirección, DOI, id de arXiv, PMID…",
  lookUp: "Buscarlo",
  understood: "Entendido: {paper}",
  nothingYet: "Pega primero la dirección o el id de un artículo.",
  known: "arXiv, DOI, OpenReview, ACL Anthology, PubMed, Semantic Scholar, OpenAlex.",
  whoseNumber: "Indica de quién es este número: «PMID {number}» o «CorpusId {number}».",
  addressSaysNothing: "Esta dirección no dice qué artículo muestra: pega su DOI o su id de arXiv.",
  noIdInside:
    "Aquí no hay ningún id de artículo: prueba con una dirección, un DOI como 10.1145/2854146 o un id como arXiv 1706.03762.",
} satisfies Texts<"add-paper">;
