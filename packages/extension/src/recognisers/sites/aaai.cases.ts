import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of AAAI: what is a paper, what is a listing, and what is neither. */
export const aaaiCases: RecogniserCase[] = [
  {
    url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345",
    html: casePage({ title: "On made-up things", doi: "10.1609/aaai.v30i1.12345" }),
    ids: ["doi:10.1609/aaai.v30i1.12345"],
    title: "On made-up things",
  },
  { url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345/6789", ids: [] },
  { url: "https://www.aaai.org/ojs/index.php/AAAI/article/download/12345/6789", ids: [] },
  {
    url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://ojs.aaai.org/index.php/AAAI/issue/view/300",
    html: casePage({
      links: [
        "https://ojs.aaai.org/index.php/AAAI/article/view/1",
        "https://ojs.aaai.org/index.php/AAAI/article/view/1/11",
        "https://ojs.aaai.org/index.php/AAAI/article/view/2",
      ],
    }),
    ids: null,
    items: 2,
  },
  {
    url: "https://aaai.org/proceeding/made-up-31-2017/",
    html: casePage({
      links: [
        "https://aaai.org/papers/10001-made-up-things/",
        "https://cdn.aaai.org/ojs/10001/10001-13-1-1-2-20201228.pdf",
        "https://aaai.org/papers/kdd96-037-on-made-up-things/",
        "https://cdn.aaai.org/KDD/1996/KDD96-037.pdf",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://aaai.org/conference/", ids: null },
  { url: "https://www.aaai.org/Papers/AAAI/2005/AAAI05-001.pdf", ids: [] },
  { url: "https://cdn.aaai.org/ojs/16714/16714-13-20000-1-2-20201228.pdf", ids: [] },
  { url: "https://aaai.org/papers/kdd96-037-on-made-up-things/", ids: [] },
  { url: "https://cdn.aaai.org/KDD/1996/KDD96-037.pdf", ids: [] },
];
