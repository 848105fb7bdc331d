import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ACS: what is a paper, what is a listing, and what is neither. */
export const acsCases: RecogniserCase[] = [
  {
    url: "https://pubs.acs.org/doi/full/10.1021/jp003647e",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1021/jp003647e"],
    title: "On made-up things",
  },
  {
    url: "https://pubs.acs.org/doi/abs/10.1021/jp003647e?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1021/jp003647e" }),
    ids: ["doi:10.1021/jp003647e"],
    title: "On made-up things",
  },
  { url: "https://pubs.acs.org/doi/pdf/10.1021/JP003647E", ids: ["doi:10.1021/jp003647e"] },
  {
    url: "https://pubs.acs.org/doi/10.1021/jp003647e",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1021/jp003647e"],
  },
  {
    url: "https://pubs.acs.org/toc/x/1/1",
    html: casePage({
      links: ["/doi/10.1021/jp003647e", "/doi/full/10.1021/jp003647e", "/doi/10.1021/jp003647e2"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://pubs.acs.org/action/doSearch?AllField=things", ids: null },
  { url: "https://pubs.acs.org/about", ids: null },
  {
    url: "https://pubs.acs.org/action/showCitFormats?doi=10.1021%2Fjp003647e",
    ids: ["doi:10.1021/jp003647e"],
  },
  { url: "https://pubs.acs.org/doi/abs/10.1021/jp000606%2B", ids: ["doi:10.1021/jp000606+"] },
  {
    url: "https://pubs.acs.org/doi/suppl/10.1021/jp003647e/suppl_file/jp003647e_s.pdf",
    ids: ["doi:10.1021/jp003647e"],
  },
  { url: "https://pubs.acs.org/action/showLogin?redirectUri=/doi/10.1021/jp003647e", ids: null },
  { url: "https://pubs.acs.org/doi/book/10.1021/bk-2011-1071", ids: null },
];
