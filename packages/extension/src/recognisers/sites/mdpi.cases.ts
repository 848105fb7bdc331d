import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of MDPI: what is a paper, what is a listing, and what is neither. */
export const mdpiCases: RecogniserCase[] = [
  {
    url: "https://www.mdpi.com/1420-3049/23/10/2454",
    html: casePage({ title: "On made-up things", doi: "10.3390/molecules23102454" }),
    ids: ["doi:10.3390/molecules23102454"],
    title: "On made-up things",
  },
  {
    url: "https://www.mdpi.com/1420-3049/23/10/2454/htm",
    html: casePage({ title: "On made-up things", doi: "10.3390/molecules23102454" }),
    ids: ["doi:10.3390/molecules23102454"],
    title: "On made-up things",
  },
  { url: "https://www.mdpi.com/1420-3049/23/10/2454", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://www.mdpi.com/1420-3049/23/10",
    html: casePage({ links: ["/1420-3049/23/10/2454", "/1420-3049/23/10/2455"] }),
    ids: null,
    items: 2,
  },
  { url: "https://www.mdpi.com/about", ids: null },
  {
    url: "https://www.mdpi.com/2076-3387/3/3/32?utm_source=mail",
    html: casePage({ title: "On made-up things", doi: "10.3390/admsci3030032" }),
    ids: ["doi:10.3390/admsci3030032"],
    title: "On made-up things",
  },
  {
    url: "https://www.mdpi.com/article/10.3390/admsci3030032/s1",
    ids: ["doi:10.3390/admsci3030032"],
  },
];
