import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PeerJ: what is a paper, what is a listing, and what is neither. */
export const peerjCases: RecogniserCase[] = [
  {
    url: "https://peerj.com/articles/1234/",
    html: casePage({ title: "On made-up things", doi: "10.7717/peerj.1234" }),
    ids: ["doi:10.7717/peerj.1234"],
    title: "On made-up things",
  },
  { url: "https://peerj.com/articles/cs-123.pdf", ids: ["doi:10.7717/peerj-cs.123"] },
  {
    url: "https://peerj.com/preprints/3190v2/",
    html: casePage({ title: "On made-up things", doi: "10.7287/peerj.preprints.3190v2" }),
    ids: ["doi:10.7287/peerj.preprints.3190"],
    title: "On made-up things",
  },
  {
    url: "https://peerj.com/articles/1234/",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.7717/peerj.1234"],
  },
  {
    url: "https://peerj.com/articles/?journal=peerj",
    html: casePage({ links: ["/articles/1234/", "/articles/1235/"] }),
    ids: null,
    items: 2,
  },
  { url: "https://peerj.com/about/", ids: null },
];
