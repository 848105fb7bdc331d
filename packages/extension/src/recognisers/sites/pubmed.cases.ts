import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PubMed: what is a paper, what is a listing, and what is neither. */
export const pubmedCases: RecogniserCase[] = [
  {
    url: "https://pubmed.ncbi.nlm.nih.gov/11109029/",
    html: casePage({ title: "On made-up things", doi: "10.5555/made-up.1" }),
    ids: ["pmid:11109029", "doi:10.5555/made-up.1"],
    title: "On made-up things",
  },
  { url: "https://www.ncbi.nlm.nih.gov/pubmed/11109029", ids: ["pmid:11109029"] },
  { url: "https://www.ncbi.nlm.nih.gov/m/pubmed/11109029/", ids: ["pmid:11109029"] },
  { url: "https://www.ncbi.nlm.nih.gov/pubmed/?term=11109029", ids: ["pmid:11109029"] },
  {
    url: "https://pubmed.ncbi.nlm.nih.gov/11109029/?from_term=things",
    html: CHALLENGE_PAGE,
    ids: ["pmid:11109029"],
  },
  {
    url: "https://pubmed.ncbi.nlm.nih.gov/?term=things",
    html: casePage({
      more: `<article><a href=/11109029/>One</a></article><article><a href=/11109030/>Two</a></article>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.ncbi.nlm.nih.gov/pubmed?term=things", ids: null },
  { url: "https://pubmed.ncbi.nlm.nih.gov/help/", ids: null },
  { url: "https://www.ncbi.nlm.nih.gov/nuccore/11109029", ids: null },
  {
    url: "https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=31221671",
    html: casePage({ more: `<article><a href="/1/">One</a></article>` }),
    ids: null,
    items: 1,
  },
  {
    url: "https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=31221671&dopt=Abstract",
    ids: ["pmid:31221671"],
  },
  {
    url: "https://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=nucleotide&list_uids=31221671",
    ids: null,
  },
  {
    url: "https://www.ncbi.nlm.nih.gov/pubmed/31221671",
    html: "<h1>PubMed</h1><div class='rprt abstract'><h1>On made-up things.</h1></div>",
    ids: ["pmid:31221671"],
    title: "On made-up things.",
  },
  // As links in running text end.
  {
    url: "https://pubmed.ncbi.nlm.nih.gov/31221671.",
    ids: ["pmid:31221671"],
  },
  {
    url: "https://www.ncbi.nlm.nih.gov/pubmed?term=31221671",
    ids: ["pmid:31221671"],
  },
];
