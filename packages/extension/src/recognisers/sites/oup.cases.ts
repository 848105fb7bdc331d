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
  {
    url: "https://academic.oup.com/nar/pdf-lookup/doi/10.1093/nar/gkaa1100",
    ids: ["doi:10.1093/nar/gkaa1100"],
  },
  {
    url: "https://academic.oup.com/edited-volume/34567",
    html: casePage({
      title: "A made-up handbook",
      doi: "10.1093/oxfordhb/made.001.0001",
      links: ["/edited-volume/34567/chapter/294567890", "/edited-volume/34567/chapter/294567891"],
    }),
    ids: null,
    items: 2,
  },
];
