import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PubMed Central: what is a paper, what is a listing, and what is neither. */
export const pmcCases: RecogniserCase[] = [
  {
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/",
    html: casePage({
      title: "On made-up things",
      doi: "10.5555/made-up.1",
      more: `<meta name=citation_pmid content=23193287>`,
    }),
    ids: ["pmcid:PMC3531190", "doi:10.5555/made-up.1", "pmid:23193287"],
    title: "On made-up things",
  },
  {
    url: "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2377243/?tool=pmcentrez",
    ids: ["pmcid:PMC2377243"],
  },
  {
    url: "https://pmc.ncbi.nlm.nih.gov/articles/pmc3531190/pdf/paper.pdf",
    ids: ["pmcid:PMC3531190"],
  },
  {
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/",
    html: CHALLENGE_PAGE,
    ids: ["pmcid:PMC3531190"],
  },
  {
    url: "https://pmc.ncbi.nlm.nih.gov/search/?term=things",
    html: casePage({ links: ["/articles/PMC3531190/", "/articles/PMC3531191/"] }),
    ids: null,
    items: 2,
  },
  { url: "https://pmc.ncbi.nlm.nih.gov/about/intro/", ids: null },
  {
    url: "https://www.ncbi.nlm.nih.gov/pmc/issues/12345/",
    html: casePage({
      links: [
        "/pmc/articles/PMC2377243/",
        "/pmc/articles/PMC2377243/pdf/main.pdf",
        "/pmc/articles/PMC2377244/",
      ],
    }),
    ids: null,
    items: 2,
  },
];
