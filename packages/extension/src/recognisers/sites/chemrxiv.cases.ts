import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ChemRxiv: what is a paper, what is a listing, and what is neither. */
export const chemrxivCases: RecogniserCase[] = [
  {
    url: "https://chemrxiv.org/engage/chemrxiv/article-details/60c741000000000000000000",
    html: casePage({ title: "On made-up things", doi: "10.26434/chemrxiv.1" }),
    ids: ["doi:10.26434/chemrxiv.1"],
    title: "On made-up things",
  },
  {
    url: "https://chemrxiv.org/doi/full/10.26434/chemrxiv-2024-x1",
    ids: ["doi:10.26434/chemrxiv-2024-x1"],
  },
  {
    url: "https://chemrxiv.org/engage/chemrxiv/article-details/60c7",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://chemrxiv.org/engage/chemrxiv/public-dashboard",
    html: casePage({
      links: ["/engage/chemrxiv/article-details/a1", "/engage/chemrxiv/article-details/b2"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://chemrxiv.org/engage/chemrxiv/about-information", ids: null },
];
