import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of NBER: what is a paper, what is a listing, and what is neither. */
export const nberCases: RecogniserCase[] = [
  {
    url: "https://www.nber.org/papers/w33843",
    html: casePage({ title: "On made-up things", doi: "10.3386/w33843" }),
    ids: ["doi:10.3386/w33843"],
    title: "On made-up things",
  },
  {
    url: "https://www.nber.org/system/files/working_papers/w33843/w33843.pdf",
    ids: ["doi:10.3386/w33843"],
  },
  { url: "https://www.nber.org/papers/W33843", html: CHALLENGE_PAGE, ids: ["doi:10.3386/w33843"] },
  {
    url: "https://www.nber.org/papers?page=1",
    html: casePage({ links: ["/papers/w1", "/papers/w2"] }),
    ids: null,
    items: 2,
  },
  { url: "https://www.nber.org/about-nber", ids: null },
];
