import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Taylor & Francis: what is a paper, what is a listing, and what is neither. */
export const taylorFrancisCases: RecogniserCase[] = [
  {
    url: "https://www.tandfonline.com/doi/full/10.1080/00036846.2011.568404",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1080/00036846.2011.568404"],
    title: "On made-up things",
  },
  {
    url: "https://www.tandfonline.com/doi/abs/10.1080/00036846.2011.568404?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1080/00036846.2011.568404" }),
    ids: ["doi:10.1080/00036846.2011.568404"],
    title: "On made-up things",
  },
  {
    url: "https://www.tandfonline.com/doi/pdf/10.1080/00036846.2011.568404",
    ids: ["doi:10.1080/00036846.2011.568404"],
  },
  {
    url: "https://www.tandfonline.com/doi/10.1080/00036846.2011.568404",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1080/00036846.2011.568404"],
  },
  {
    url: "https://www.tandfonline.com/toc/x/1/1",
    html: casePage({
      links: [
        "/doi/10.1080/00036846.2011.568404",
        "/doi/full/10.1080/00036846.2011.568404",
        "/doi/10.1080/00036846.2011.5684042",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.tandfonline.com/action/doSearch?AllField=things", ids: null },
  { url: "https://www.tandfonline.com/about", ids: null },
];
