import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of JMLR: what is a paper, what is a listing, and what is neither. */
export const jmlrCases: RecogniserCase[] = [
  {
    url: "https://www.jmlr.org/papers/v3/name03a.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  { url: "https://jmlr.org/papers/volume3/name03a/name03a.pdf", ids: [] },
  {
    url: "https://jmlr.org/papers/v3/",
    html: casePage({ more: `<dl><dt>One</dt><dd><a href=name03a.html>abs</a></dd></dl>` }),
    ids: null,
    items: 1,
  },
  { url: "https://jmlr.org/editorial-board.html", ids: null },
  {
    url: "https://www.jmlr.org/papers/v22/index.html",
    html: casePage({ links: ["/papers/v22/20-001.html", "/papers/volume22/20-001/20-001.pdf"] }),
    ids: null,
  },
  // Its old home, where the conferences' proceedings were, too.
  {
    url: "http://jmlr.csail.mit.edu/papers/volume3/name03a/name03a.pdf",
    ids: [],
  },
  {
    url: "http://jmlr.csail.mit.edu/papers/v3/name03a.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
];
