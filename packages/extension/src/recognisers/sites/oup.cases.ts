import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Oxford Academic: what is a paper, what is a listing, and what is neither. */
export const oupCases: RecogniserCase[] = [
  {
    url: "https://academic.oup.com/isq/article/64/2/419/5808900",
    html: casePage({ title: "On made-up things", doi: "10.1093/isq/sqaa017" }),
    ids: ["doi:10.1093/isq/sqaa017"],
    title: "On made-up things",
  },
  {
    url: "https://academic.oup.com/isq/advance-article-abstract/doi/10.1093/isq/sqaa085/5999080?redirectedFrom=fulltext",
    ids: ["doi:10.1093/isq/sqaa085"],
  },
  { url: "https://academic.oup.com/isq/article/64/2/419/5808900", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://academic.oup.com/isq/issue/64/2",
    html: casePage({
      links: [
        "/isq/article/64/2/419/5808900",
        "/isq/article-abstract/64/2/419/5808900?redirectedFrom=fulltext",
        "/isq/article-pdf/64/2/419/33544211/sqaa017.pdf",
        "/isq/article/64/2/420/5808901",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://academic.oup.com/book/26783", ids: null },
  { url: "https://academic.oup.com/isq/pages/About", ids: null },
  {
    url: "https://academic.oup.com/book/12345/chapter-abstract/123456789?redirectedFrom=fulltext",
    html: casePage({ title: "On made-up things", doi: "10.1093/oso/made.003.0001" }),
    ids: ["doi:10.1093/oso/made.003.0001"],
    title: "On made-up things",
  },
];
