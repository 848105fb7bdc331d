import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PNAS: what is a paper, what is a listing, and what is neither. */
export const pnasCases: RecogniserCase[] = [
  {
    url: "https://www.pnas.org/doi/full/10.1073/pnas.2020346117",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1073/pnas.2020346117"],
    title: "On made-up things",
  },
  {
    url: "https://www.pnas.org/doi/abs/10.1073/pnas.2020346117?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1073/pnas.2020346117" }),
    ids: ["doi:10.1073/pnas.2020346117"],
    title: "On made-up things",
  },
  {
    url: "https://www.pnas.org/doi/pdf/10.1073/PNAS.2020346117",
    ids: ["doi:10.1073/pnas.2020346117"],
  },
  {
    url: "https://www.pnas.org/doi/10.1073/pnas.2020346117",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1073/pnas.2020346117"],
  },
  {
    url: "https://www.pnas.org/content/117/50/31591.long",
    html: casePage({ title: "On made-up things", doi: "10.1073/pnas.2020346117" }),
    ids: ["doi:10.1073/pnas.2020346117"],
    title: "On made-up things",
  },
  {
    url: "https://www.pnas.org/toc/x/1/1",
    html: casePage({
      links: [
        "/doi/10.1073/pnas.2020346117",
        "/doi/full/10.1073/pnas.2020346117",
        "/doi/10.1073/pnas.20203461172",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.pnas.org/action/doSearch?AllField=things", ids: null },
  { url: "https://www.pnas.org/about", ids: null },
  { url: "https://www.pnas.org/content/pnas/117/50/31591.full.pdf", ids: [] },
  { url: "https://www.pnas.org/content/podcast/some-news", ids: null },
  { url: "https://www.pnas.org/content/117/50", ids: null },
  { url: "https://www.pnas.org/content/early/2020/12/01/2020346117", ids: [] },
  {
    url: "https://www.pnas.org/content/suppl/2011/01/03/1012345108.DCSupplemental",
    ids: null,
  },
  {
    url: "https://www.pnas.org/content/104/38/local/masthead.pdf",
    ids: null,
  },
  // Its citation.
  {
    url: "https://www.pnas.org/action/showCitFormats?doi=10.1073/pnas.2020346117",
    ids: ["doi:10.1073/pnas.2020346117"],
  },
  { url: "https://www.pnas.org/content/104/suppl_1/8597.full", ids: [] },
  { url: "https://www.pnas.org/content/107/Supplement_2/8993", ids: [] },
];
