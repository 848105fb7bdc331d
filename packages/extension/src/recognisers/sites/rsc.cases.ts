import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of RSC: what is a paper, what is a listing, and what is neither. */
export const rscCases: RecogniserCase[] = [
  {
    url: "https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a",
    html: casePage({ title: "On made-up things", doi: "10.1039/D0SC01234A" }),
    ids: ["doi:10.1039/d0sc01234a"],
    title: "On made-up things",
  },
  {
    url: "https://pubs.rsc.org/en/Content/ArticleHtml/2020/SC/D0SC01234A",
    ids: ["doi:10.1039/d0sc01234a"],
  },
  {
    url: "https://pubs.rsc.org/en/content/articlepdf/2010/cc/b912345a",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1039/b912345a"],
  },
  { url: "https://pubs.rsc.org/en/journals/journalissues/sc", ids: null },
  {
    url: "https://pubs.rsc.org/en/results?searchtext=x",
    html: casePage({ links: ["/en/content/articlelanding/2020/sc/d0sc00001a"] }),
    ids: null,
    items: 1,
  },
  {
    url: "https://pubs.rsc.org/en/content/articlelanding/1962/jr/jr9620000001",
    ids: ["doi:10.1039/jr9620000001"],
  },
  {
    url: "https://pubs.rsc.org/en/content/article/2012/ee/c1ee02148f",
    ids: ["doi:10.1039/c1ee02148f"],
  },
  {
    url: "https://pubs.rsc.org/en/content/getauthorversionpdf/c1ee02148f",
    ids: ["doi:10.1039/c1ee02148f"],
  },
];
