import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Google Scholar: what is a paper, what is a listing, and what is neither. */
export const googleScholarCases: RecogniserCase[] = [
  {
    url: "https://scholar.google.com/scholar?q=things",
    html: casePage({
      more: `<div class=gs_r><h3 class=gs_rt><a href=https://arxiv.org/abs/1706.03762>One</a></h3></div><div class=gs_r><h3 class=gs_rt>[CITATION] Two</h3></div><div class=gs_r>Related searches</div>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://scholar.google.co.jp/scholar?cluster=1", ids: null },
  { url: "https://scholar.google.com/intl/en/scholar/about.html", ids: null },
  { url: "https://scholar.google.example.com/scholar?q=1", ids: null },
  {
    url: "https://scholar.google.de/scholar?q=things",
    html: casePage({
      more: `<div class=gs_r><h3 class=gs_rt><a href=https://doi.org/10.5555/1>One</a></h3></div>`,
    }),
    ids: null,
    items: 1,
  },
  { url: "https://scholar.google.com/scholar_settings", ids: null },
  {
    url: "https://scholar.google.com/citations?view_op=view_citation&citation_for_view=x:y",
    html: casePage({
      more: `<div id=gsc_oci_title><a class=gsc_oci_title_link href=https://example.org/1>One</a></div>`,
    }),
    ids: [],
    title: "One",
  },
  {
    url: "https://scholar.google.com/citations?view_op=view_citation&citation_for_view=x:z",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  { url: "https://scholar.google.com/scholar_case?case=1", ids: null },
  {
    url: "https://scholar.google.com/scholar_lookup?title=On+made-up+things",
    html: "<div class=gs_r><h3 class=gs_rt><a href=https://idp.springer.com/authorize/casa?redirect_uri=https://link.springer.com/article/10.1007/made-up&casa_token=x>One</a></h3></div>",
    ids: null,
    items: 1,
  },
  { url: "https://scholar.google.com/citations?hl=en&view_op=top_venues", ids: null },
  {
    url: "https://scholar.google.com/citations?user=x&view_op=list_works&sortby=pubdate",
    html: "<table><tr class=gsc_a_tr><td><a class=gsc_a_at href=#>One</a></td></tr></table>",
    ids: null,
    items: 1,
  },
  {
    url: "https://scholar.google.com/scholar_labs/search?q=things",
    html: "<div class=gs_r><h3 class=gs_rt><a href=https://doi.org/10.5555/1>One</a></h3></div>",
    ids: null,
    items: 1,
  },
];
