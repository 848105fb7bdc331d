import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PMLR: what is a paper, what is a listing, and what is neither. */
export const pmlrCases: RecogniserCase[] = [
  {
    url: "https://proceedings.mlr.press/v139/name21a.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  { url: "https://proceedings.mlr.press/v139/name21a/name21a.pdf", ids: [] },
  {
    url: "http://proceedings.mlr.press/v28/van-name13.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://proceedings.mlr.press/v139/",
    html: casePage({
      more: `<div class=paper><p class=title>One</p><a href=name21a.html>abs</a><a href=name21a/name21a.pdf>pdf</a></div>`,
    }),
    ids: null,
    items: 1,
  },
  { url: "https://proceedings.mlr.press/faq.html", ids: null },
  { url: "https://proceedings.mlr.press/v139/name21a/name21a-supp.pdf", ids: null },
  {
    url: "http://jmlr.csail.mit.edu/proceedings/papers/v9/name10a.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "http://jmlr.csail.mit.edu/proceedings/papers/v28/",
    ids: null,
  },
];
