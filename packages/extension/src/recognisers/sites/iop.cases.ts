import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of IOPscience: what is a paper, what is a listing, and what is neither. */
export const iopCases: RecogniserCase[] = [
  {
    url: "https://iopscience.iop.org/article/10.1088/0026-1394/12/4/002",
    html: casePage({ title: "On made-up things", doi: "10.1088/0026-1394/12/4/002" }),
    ids: ["doi:10.1088/0026-1394/12/4/002"],
    title: "On made-up things",
  },
  {
    url: "https://iopscience.iop.org/article/10.1088/1748-605X/ab007b/pdf",
    ids: ["doi:10.1088/1748-605x/ab007b"],
  },
  {
    url: "https://iopscience.iop.org/article/10.1088/1748-605X/ab007b/meta",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1088/1748-605x/ab007b"],
  },
  {
    url: "https://iopscience.iop.org/issue/0026-1394/12/4",
    html: casePage({
      links: [
        "/article/10.1088/0026-1394/12/4/001",
        "/article/10.1088/0026-1394/12/4/002",
        "/article/10.1088/0026-1394/12/4/002/pdf",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://iopscience.iop.org/page/about", ids: null },
  {
    url: "https://iopscience.iop.org/article/10.1088/1748-605X/ab007b/data",
    ids: ["doi:10.1088/1748-605x/ab007b"],
  },
  { url: "https://iopscience.iop.org/0026-1394/12/4/002", ids: ["doi:10.1088/0026-1394/12/4/002"] },
  {
    url: "https://iopscience.iop.org/nsearch?terms=x",
    html: casePage({ links: ["/article/10.1088/1748-605X/ab007b"] }),
    ids: null,
    items: 1,
  },
  {
    url: "https://iopscience.iop.org/article/10.1088/1748-605X/ab007b/ampdf",
    ids: ["doi:10.1088/1748-605x/ab007b"],
  },
  {
    url: "https://iopscience.iop.org/article/10.1086/300499/fulltext/980111.text.html",
    ids: ["doi:10.1086/300499"],
  },
  {
    url: "https://iopscience.iop.org/collections/made-up",
    html: casePage({ links: ["/article/10.1088/1748-605X/ab007b"] }),
    ids: null,
    items: 1,
  },
];
