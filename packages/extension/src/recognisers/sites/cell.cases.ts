import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Cell Press: what is a paper, what is a listing, and what is neither. */
export const cellCases: RecogniserCase[] = [
  {
    url: "https://www.cell.com/cell/fulltext/S0092-8674(20)30820-6",
    html: casePage({ title: "On made-up things", doi: "10.1016/j.cell.2020.06.035" }),
    ids: ["doi:10.1016/j.cell.2020.06.035"],
    title: "On made-up things",
  },
  { url: "http://www.cell.com/abstract/S0092-8674(11)00581-2", ids: [] },
  {
    url: "https://www.cell.com/cell/fulltext/S0092-8674(20)30820-6",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://www.cell.com/cell/issue?pii=S0092-8674(19)X0001-1",
    html: casePage({
      links: [
        "/cell/fulltext/S0092-8674(20)30820-6",
        "/cell/pdf/S0092-8674(20)30820-6.pdf",
        "/action/showPdf?pii=S0092-8674%2820%2930820-6",
        "/cell/fulltext/S0092-8674(20)30821-8",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.cell.com/cell/home", ids: null },
  { url: "https://www.cell.com/action/showPdf?pii=S0092-8674%2811%2900581-2", ids: [] },
  { url: "https://www.cell.com/cell/supplemental/S0092-8674(11)00581-2", ids: [] },
  {
    url: "https://www.cell.com/cms/10.1016/j.cell.2011.05.020/attachment/0a1b/mmc1.pdf",
    ids: ["doi:10.1016/j.cell.2011.05.020"],
  },
  {
    url: "https://www.cell.com/action/showCitFormats?doi=10.1016%2Fj.cell.2011.05.020&pii=S0092-8674%2811%2900581-2",
    ids: ["doi:10.1016/j.cell.2011.05.020"],
  },
  {
    url: "https://www.cell.com/searchresults?searchText=things",
    html: casePage({ links: ["/abstract/S0092-8674(11)00581-2"] }),
    ids: null,
    items: 1,
  },
];
