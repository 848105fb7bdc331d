import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ScienceDirect: what is a paper, what is a listing, and what is neither. */
export const sciencedirectCases: RecogniserCase[] = [
  {
    url: "https://www.sciencedirect.com/science/article/pii/S146290112300117X",
    html: casePage({ title: "On made-up things", doi: "10.1016/j.envsci.2023.04.016" }),
    ids: ["doi:10.1016/j.envsci.2023.04.016"],
    title: "On made-up things",
  },
  {
    url: "https://www.sciencedirect.com/science/article/abs/pii/S146290112300117X?via%3Dihub",
    html: casePage({ title: "On made-up things", doi: "10.1016/j.envsci.2023.04.016" }),
    ids: ["doi:10.1016/j.envsci.2023.04.016"],
    title: "On made-up things",
  },
  {
    url: "https://www.sciencedirect.com/science/article/pii/S146290112300117X",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://www.sciencedirect.com/journal/x/vol/1/issue/1",
    html: casePage({
      links: [
        "/science/article/pii/S1",
        "/science/article/pii/S1/pdfft?md5=a&pid=1-s2.0-S1-main.pdf",
        "/science/article/abs/pii/S1",
        "/science/article/pii/S2",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.sciencedirect.com/", ids: null },
  // Until the middle of the nineties, the DOI is made of the PII.
  {
    url: "https://www.sciencedirect.com/science/article/abs/pii/0304397593900125",
    html: casePage({ title: "On made-up things", doi: "10.1016/0304-3975(93)90012-5" }),
    ids: ["doi:10.1016/0304-3975(93)90012-5"],
    title: "On made-up things",
  },
  {
    url: "https://www.sciencedirect.com/science/article/pii/030439759390012X/pdf",
    ids: ["doi:10.1016/0304-3975(93)90012-x"],
  },
  {
    url: "https://www.sciencedirect.com/referencework/9780123456789/made-up-things",
    html: casePage({
      title: "A made-up handbook",
      links: [
        "/science/article/pii/B9780123456789000010",
        "/science/article/pii/B9780123456789000022",
      ],
    }),
    ids: null,
    items: 2,
  },
];
