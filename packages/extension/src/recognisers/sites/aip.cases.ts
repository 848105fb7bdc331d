import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of AIP: what is a paper, what is a listing, and what is neither. */
export const aipCases: RecogniserCase[] = [
  {
    url: "https://pubs.aip.org/aip/jap/article/49/3/1/12345/On-made-up-things",
    html: casePage({ title: "On made-up things", doi: "10.1063/1.324716" }),
    ids: ["doi:10.1063/1.324716"],
    title: "On made-up things",
  },
  {
    url: "https://pubs.aip.org/aip/jap/article-abstract/doi/10.1063/1.324716/12345/On-made-up-things",
    ids: ["doi:10.1063/1.324716"],
  },
  {
    url: "http://scitation.aip.org/content/aip/journal/jap/49/3/10.1063/1.324716",
    ids: ["doi:10.1063/1.324716"],
  },
  {
    url: "https://aip.scitation.org/doi/10.1063/1.324716",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1063/1.324716"],
  },
  {
    url: "https://pubs.aip.org/aip/jap/issue/49/3",
    html: casePage({
      links: [
        "/aip/jap/article/49/3/1/1/a",
        "/aip/jap/article-pdf/49/3/1/9/a.pdf",
        "/aip/jap/article/49/3/2/2/b",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://pubs.aip.org/aip/pages/about", ids: null },
];
