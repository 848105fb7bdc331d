import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ACM Digital Library: what is a paper, what is a listing, and what is neither. */
export const acmCases: RecogniserCase[] = [
  {
    url: "https://dl.acm.org/doi/abs/10.1145/3375627.3375832",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1145/3375627.3375832"],
    title: "On made-up things",
  },
  { url: "https://dl.acm.org/doi/pdf/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
  {
    url: "https://dl.acm.org/doi/10.1023/A:1008286901817",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1023/a:1008286901817"],
  },
  { url: "https://dl-acm-org.proxy.uni.edu/doi/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
  { url: "https://dl.acm.org/doi/proceedings/10.1145/3375627", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://dl.acm.org/toc/x/2016/24/1",
    html: casePage({ links: ["/doi/10.1145/1", "/doi/10.1145/2"] }),
    ids: null,
    items: 2,
  },
  { url: "https://dl.acm.org/about", ids: null },
  {
    url: "https://dl.acm.org/citation.cfm?doid=3292500.3330701&CFID=1",
    ids: ["doi:10.1145/3292500.3330701"],
  },
  // This is a folder's address and no DOI.
  { url: "https://delivery.acm.org/10.1145/3340000/3330701/p1-name.pdf", ids: null },
  { url: "https://dl.acm.org/doi/abs/proceedings/10.1145/3375627", ids: null },
  {
    url: "https://dl.acm.org/action/showCitFormats?doi=10.1145%2F3292500.3330701",
    ids: ["doi:10.1145/3292500.3330701"],
  },
  {
    url: "https://dl.acm.org/action/downloadSupplement?doi=10.1145%2F3292500.3330701&file=p1.mp4",
    ids: ["doi:10.1145/3292500.3330701"],
  },
  { url: "https://dl.acm.org/action/showFmPdf?doi=10.1145%2F3292500", ids: null },
  { url: "https://dl.acm.org/action/showLogin?uri=/doi/10.1145/3292500.3330701", ids: null },
  // The dot is between the volume's number and the paper's: a DOI only in part of them.
  { url: "https://dl.acm.org/citation.cfm?id=254650.257486&coll=DL", ids: [] },
  { url: "https://dl.acm.org/doi/suppl/10.1145/2854146", ids: ["doi:10.1145/2854146"] },
];
