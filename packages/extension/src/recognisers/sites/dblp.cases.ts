import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of DBLP: what is a paper, what is a listing, and what is neither. */
export const dblpCases: RecogniserCase[] = [
  {
    url: "https://dblp.org/rec/journals/x/Name25.html",
    html: casePage({
      more: `<ul><li class=entry><nav><ul><li class=ee><a href=https://doi.org/10.5555/made-up.1>view</a></li></ul></nav><cite><span class=title>On made-up things.</span></cite></li></ul>`,
    }),
    ids: ["doi:10.5555/made-up.1"],
    title: "On made-up things",
  },
  { url: "https://dblp.uni-trier.de/rec/conf/x/Name25.html?view=bibtex", ids: [] },
  {
    url: "https://dblp.org/rec/journals/corr/abs-1706-03762",
    html: casePage({
      more: `<ul><li class=entry><nav><ul><li class=ee><a href=https://doi.org/10.48550/arXiv.1706.03762>view</a></li></ul></nav><cite><span class=title>One.</span></cite></li></ul>`,
    }),
    ids: ["arxiv:1706.03762"],
    title: "One",
  },
  {
    url: "https://dblp.org/search?q=things",
    html: casePage({
      more: `<ul><li class=entry><a href=https://doi.org/10.5555/1>v</a><span class=title>One.</span></li><li class=entry><span class=title>Two.</span></li></ul>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://dblp.org/db/conf/x/x2025.html", ids: null },
  { url: "https://dblp.org/rec/journals/x/Name25.bib", ids: null },
  { url: "https://dblp.org/faq/", ids: null },
  { url: "https://dblp.org/rec/journals/corr/abs-1706-03762", ids: ["arxiv:1706.03762"] },
  { url: "https://dblp.org/rec/journals/corr/hep-th-9901001", ids: ["arxiv:hep-th/9901001"] },
  {
    url: "https://dblp.org/rec/journals/corr/abs-hep-th-9901001.html?view=bibtex",
    ids: ["arxiv:hep-th/9901001"],
  },
  {
    url: "https://dblp1.uni-trier.de/db/journals/x/x25.html",
    html: casePage({ more: `<ul><li class=entry><span class=title>One</span></li></ul>` }),
    ids: null,
    items: 1,
  },
  { url: "https://dblp.org/rec/journals/corr/cs-LG-0112017.html", ids: ["arxiv:cs/0112017"] },
  { url: "https://dblp.org/doi/10.5555/made-up.1", ids: ["doi:10.5555/made-up.1"] },
  // A volume, not one of its papers.
  {
    url: "https://dblp.org/rec/conf/x/2017.html",
    html: casePage({ more: `<ul><li class=entry><span class=title>Proceedings of X.</span></ul>` }),
    ids: null,
  },
  { url: "https://dblp.org/rec/conf/x/2020-1", ids: null },
];
