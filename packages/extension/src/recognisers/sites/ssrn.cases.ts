import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of SSRN: what is a paper, what is a listing, and what is neither. */
export const ssrnCases: RecogniserCase[] = [
  {
    url: "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
    html: casePage({ title: "On made-up things", doi: "10.2139/ssrn.1234567" }),
    ids: ["doi:10.2139/ssrn.1234567"],
    title: "On made-up things",
  },
  { url: "https://ssrn.com/abstract=1234567", ids: ["doi:10.2139/ssrn.1234567"] },
  {
    url: "https://papers.ssrn.com/sol3/Delivery.cfm/X.pdf?abstractid=1234567&mirid=1",
    ids: ["doi:10.2139/ssrn.1234567"],
  },
  {
    url: "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.2139/ssrn.1234567"],
  },
  {
    url: "https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id=16042",
    html: casePage({
      links: [
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1",
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=2",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.ssrn.com/index.cfm/en/", ids: null },
];
