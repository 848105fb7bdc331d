export default {
  title: "Add a paper",
  thisTab: "This tab: {paper}",
  placeholder: "Address, DOI, arXiv id, PMID …",
  lookUp: "Look it up",
  understood: "Understood: {paper}",
  nothingYet: "Paste a paper's address or id first.",
  known: "arXiv, DOI, OpenReview, ACL Anthology, PubMed, Semantic Scholar, OpenAlex.",
  whoseNumber: "Say whose number this is: “PMID {number}” or “CorpusId {number}”.",
  addressSaysNothing:
    "This address does not say which paper it shows: paste the paper's DOI or arXiv id.",
  noIdInside:
    "No paper's id is in this: try an address, a DOI like 10.1145/2854146, or an id like arXiv 1706.03762.",
} as const;
