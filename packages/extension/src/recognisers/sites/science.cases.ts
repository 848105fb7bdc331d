import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Science: what is a paper, what is a listing, and what is neither. */
export const scienceCases: RecogniserCase[] = [
  {
    url: "https://www.science.org/doi/full/10.1126/science.abc1234",
    html: casePage({ more: `<h1 class=citation__title>On made-up things</h1>` }),
    ids: ["doi:10.1126/science.abc1234"],
    title: "On made-up things",
  },
  {
    url: "https://www.science.org/doi/abs/10.1126/science.abc1234?journalCode=x",
    html: casePage({ title: "On made-up things", doi: "10.1126/science.abc1234" }),
    ids: ["doi:10.1126/science.abc1234"],
    title: "On made-up things",
  },
  {
    url: "https://www.science.org/doi/pdf/10.1126/SCIENCE.ABC1234",
    ids: ["doi:10.1126/science.abc1234"],
  },
  {
    url: "https://www.science.org/doi/10.1126/science.abc1234",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1126/science.abc1234"],
  },
  {
    url: "https://www.science.org/content/117/50/31591.long",
    html: casePage({ title: "On made-up things", doi: "10.1126/science.abc1234" }),
    ids: ["doi:10.1126/science.abc1234"],
    title: "On made-up things",
  },
  {
    url: "https://www.science.org/toc/x/1/1",
    html: casePage({
      links: [
        "/doi/10.1126/science.abc1234",
        "/doi/full/10.1126/science.abc1234",
        "/doi/10.1126/science.abc12342",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.science.org/action/doSearch?AllField=things", ids: null },
  { url: "https://www.science.org/about", ids: null },
  { url: "https://www.science.org/content/article/100-made-up-things", ids: null },
  { url: "https://www.science.org/journal/science/editorial-board", ids: null },
  { url: "https://science.sciencemag.org/content/355/6320", ids: null },
  { url: "https://advances.sciencemag.org/content/3/1/e1234567.full", ids: [] },
  {
    url: "https://science.sciencemag.org/content/suppl/2017/01/01/355.6325.1234.DC1",
    ids: null,
  },
];
