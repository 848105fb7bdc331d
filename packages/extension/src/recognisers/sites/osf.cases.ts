import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of OSF Preprints: what is a paper, what is a listing, and what is neither. */
export const osfCases: RecogniserCase[] = [
  {
    url: "https://osf.io/preprints/psyarxiv/ab3cd",
    html: casePage({ title: "On made-up things", doi: "10.31234/osf.io/ab3cd" }),
    ids: ["doi:10.31234/osf.io/ab3cd"],
    title: "On made-up things",
  },
  { url: "https://osf.io/preprints/socarxiv/ab3cd_v1", ids: [] },
  { url: "https://osf.io/preprints/psyarxiv/ab3cd", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://osf.io/preprints/psyarxiv/discover?q=things",
    html: casePage({ links: ["/preprints/psyarxiv/ab3cd", "/preprints/psyarxiv/ab3ce"] }),
    ids: null,
    items: 2,
  },
  { url: "https://osf.io/ab3cd/", ids: null },
  { url: "https://osf.io/preprints/psyarxiv/j7qta_v2?view_only=", ids: [] },
];
