import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of APS: what is a paper, what is a listing, and what is neither. */
export const apsCases: RecogniserCase[] = [
  {
    url: "https://journals.aps.org/prx/abstract/10.1103/PhysRevX.12.041027",
    html: casePage({ title: "On made-up things", doi: "10.1103/PhysRevX.12.041027" }),
    ids: ["doi:10.1103/physrevx.12.041027"],
    title: "On made-up things",
  },
  {
    url: "https://journals.aps.org/prx/pdf/10.1103/PhysRevX.12.041027",
    ids: ["doi:10.1103/physrevx.12.041027"],
  },
  {
    url: "https://link.aps.org/doi/10.1103/PhysRevX.12.041027",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1103/physrevx.12.041027"],
  },
  {
    url: "https://journals.aps.org/prx/issues/12/4",
    html: casePage({
      links: [
        "/prx/abstract/10.1103/PhysRevX.12.041027",
        "/prx/abstract/10.1103/PhysRevX.12.041028",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://journals.aps.org/about", ids: null },
  {
    url: "https://journals.aps.org/prx/supplemental/10.1103/PhysRevX.12.041027/supplement.pdf",
    ids: ["doi:10.1103/physrevx.12.041027"],
  },
  {
    url: "https://journals.aps.org/prx/export/10.1103/PhysRevX.12.041027?type=ris",
    ids: ["doi:10.1103/physrevx.12.041027"],
  },
  { url: "https://journals.aps.org/prx/accepted", ids: null },
];
