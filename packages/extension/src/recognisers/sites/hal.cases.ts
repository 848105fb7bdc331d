import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of HAL: what is a paper, what is a listing, and what is neither. */
export const halCases: RecogniserCase[] = [
  {
    url: "https://hal.science/hal-01234567v2",
    html: casePage({ title: "On made-up things", doi: "10.5555/made-up.1" }),
    ids: ["doi:10.5555/made-up.1"],
    title: "On made-up things",
  },
  {
    url: "https://theses.hal.science/tel-02083632v1",
    html: casePage({
      title: "On made-up things",
      more: `<a href=https://doi.org/10.5555/badge>Trusted</a>`,
    }),
    ids: [],
    title: "On made-up things",
  },
  { url: "https://inria.hal.science/inria-00328427/document", ids: [] },
  { url: "https://hal.archives-ouvertes.fr/hal-00328427", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://hal.science/search/index?q=things",
    html: casePage({ links: ["/hal-01234567v2", "/hal-01234567", "/hal-01234568v1/document"] }),
    ids: null,
    items: 2,
  },
  { url: "https://about.hal.science/", ids: null },
  { url: "https://hal.science/hal-01234567?lang=en", ids: [] },
  // Pictures
  { url: "https://hal.archives-ouvertes.fr/medihal-00772952v1", ids: null },
  { url: "https://shs.hal.science/halshs-00123456/file/made-up.pdf", ids: [] },
];
