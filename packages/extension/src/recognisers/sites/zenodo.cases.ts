import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Zenodo: what is a paper, what is a listing, and what is neither. */
export const zenodoCases: RecogniserCase[] = [
  {
    url: "https://zenodo.org/records/569323",
    html: casePage({ title: "On made-up things", doi: "10.5281/zenodo.569323" }),
    ids: ["doi:10.5281/zenodo.569323"],
    title: "On made-up things",
  },
  { url: "https://zenodo.org/record/569323#.X", ids: [] },
  { url: "https://zenodo.org/doi/10.5281/zenodo.569323", ids: ["doi:10.5281/zenodo.569323"] },
  { url: "https://zenodo.org/records/569323", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://zenodo.org/search?q=things",
    html: casePage({ links: ["/records/1", "/records/2"] }),
    ids: null,
    items: 2,
  },
  { url: "https://about.zenodo.org/", ids: null },
];
