import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of alphaXiv: what is a paper, what is a listing, and what is neither. */
export const alphaxivCases: RecogniserCase[] = [
  {
    url: "https://www.alphaxiv.org/abs/1706.03762v5",
    html: casePage({ title: "On made-up things" }),
    ids: ["arxiv:1706.03762"],
    title: "On made-up things",
  },
  { url: "https://alphaxiv.org/overview/2510.03264", ids: ["arxiv:2510.03264"] },
  { url: "https://www.alphaxiv.org/fr/overview/2510.03264", ids: ["arxiv:2510.03264"] },
  { url: "https://www.alphaxiv.org/pdf/hep-th/9901001", ids: ["arxiv:hep-th/9901001"] },
  {
    url: "https://www.alphaxiv.org/abs/1706.03762",
    html: CHALLENGE_PAGE,
    ids: ["arxiv:1706.03762"],
  },
  { url: "https://www.alphaxiv.org/", ids: null },
  { url: "https://www.alphaxiv.org/signin", ids: null },
  {
    url: "https://www.alphaxiv.org/explore",
    html: casePage({ links: ["/abs/2510.00001", "/abs/2510.00002"] }),
    ids: null,
    items: 2,
  },
];
