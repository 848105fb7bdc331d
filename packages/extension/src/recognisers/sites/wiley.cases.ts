import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Wiley Online Library: what is a paper, what is a listing, and what is neither. */
export const wileyCases: RecogniserCase[] = [
  {
    url: "https://onlinelibrary.wiley.com/doi/full/10.1002/hast.1072",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1002/hast.1072"],
    title: "On made-up things",
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/abs/10.1002/hast.1072?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1002/hast.1072" }),
    ids: ["doi:10.1002/hast.1072"],
    title: "On made-up things",
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/pdf/10.1002/HAST.1072",
    ids: ["doi:10.1002/hast.1072"],
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/10.1002/hast.1072",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1002/hast.1072"],
  },
  {
    url: "https://ceramics.onlinelibrary.wiley.com/doi/epdf/10.1111/jace.1",
    ids: ["doi:10.1111/jace.1"],
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/abs/10.1002/(SICI)1521-3773(20000103)39:1%3C165::AID-ANIE165%3E3.0.CO;2-B",
    ids: ["doi:10.1002/(sici)1521-3773(20000103)39:1<165::aid-anie165>3.0.co;2-b"],
  },
  { url: "https://onlinelibrary.wiley.com/doi/book/10.1002/9783527610853", ids: null },
  {
    url: "https://onlinelibrary.wiley.com/toc/x/1/1",
    html: casePage({
      links: ["/doi/10.1002/hast.1072", "/doi/full/10.1002/hast.1072", "/doi/10.1002/hast.10722"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://onlinelibrary.wiley.com/action/doSearch?AllField=things", ids: null },
  { url: "https://onlinelibrary.wiley.com/about", ids: null },
  {
    url: "https://onlinelibrary.wiley.com/doi/10.1111/jace.2021.104.issue-12/issuetoc",
    html: casePage({ title: "On made-up things", doi: "10.1111/jace.2021.104.issue-12" }),
    ids: null,
  },
  // A book, and a chapter of it.
  {
    url: "https://onlinelibrary.wiley.com/doi/10.1002/9781118269381",
    ids: null,
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/10.1002/9781118269381.ch1",
    ids: ["doi:10.1002/9781118269381.ch1"],
  },
  {
    url: "https://onlinelibrary.wiley.com/doi/10.1111/j.1467-9868.2005.00503.x/citedby",
    ids: ["doi:10.1111/j.1467-9868.2005.00503.x"],
  },
  {
    url: "https://onlinelibrary.wiley.com/action/showCitFormats?doi=10.1111%2Fjace.16123",
    ids: ["doi:10.1111/jace.16123"],
  },
];
