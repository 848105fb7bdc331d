import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Europe PMC: what is a paper, what is a listing, and what is neither. */
export const europePmcCases: RecogniserCase[] = [
  {
    url: "https://europepmc.org/article/MED/11109029",
    html: casePage({ title: "On made-up things" }),
    ids: ["pmid:11109029"],
    title: "On made-up things",
  },
  { url: "https://europepmc.org/abstract/med/11109029", ids: ["pmid:11109029"] },
  { url: "https://europepmc.org/articles/PMC2377243", ids: ["pmcid:PMC2377243"] },
  {
    url: "https://europepmc.org/article/PPR/PPR123456",
    html: casePage({ title: "On made-up things", doi: "10.1101/2020.01.01.123456" }),
    ids: ["doi:10.1101/2020.01.01.123456"],
    title: "On made-up things",
  },
  { url: "https://europepmc.org/article/PPR/PPR123456", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://europepmc.org/search?query=things",
    html: casePage({ links: ["/article/MED/11109029", "/article/MED/11109030"] }),
    ids: null,
    items: 2,
  },
  { url: "https://europepmc.org/about", ids: null },
  {
    url: "https://europepmc.org/backend/ptpmcrender.fcgi?accid=PMC3531190&blobtype=pdf",
    ids: ["pmcid:PMC3531190"],
  },
];
