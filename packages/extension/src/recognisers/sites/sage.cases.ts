import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Sage: what is a paper, what is a listing, and what is neither. */
export const sageCases: RecogniserCase[] = [
  {
    url: "https://journals.sagepub.com/doi/full/10.1177/0956797611417632",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1177/0956797611417632"],
    title: "On made-up things",
  },
  {
    url: "https://journals.sagepub.com/doi/abs/10.1177/0956797611417632?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1177/0956797611417632" }),
    ids: ["doi:10.1177/0956797611417632"],
    title: "On made-up things",
  },
  {
    url: "https://journals.sagepub.com/doi/pdf/10.1177/0956797611417632",
    ids: ["doi:10.1177/0956797611417632"],
  },
  {
    url: "https://journals.sagepub.com/doi/10.1177/0956797611417632",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1177/0956797611417632"],
  },
  {
    url: "https://journals.sagepub.com/toc/x/1/1",
    html: casePage({
      links: [
        "/doi/10.1177/0956797611417632",
        "/doi/full/10.1177/0956797611417632",
        "/doi/10.1177/09567976114176322",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://journals.sagepub.com/action/doSearch?AllField=things", ids: null },
  { url: "https://journals.sagepub.com/about", ids: null },
];
