import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of bioRxiv and medRxiv: what is a paper, what is a listing, and what is neither. */
export const biorxivCases: RecogniserCase[] = [
  {
    url: "https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full",
    html: casePage({ title: "On made-up things", doi: "10.1101/2020.03.22.002386" }),
    ids: ["doi:10.1101/2020.03.22.002386"],
    title: "On made-up things",
  },
  {
    url: "https://www.medrxiv.org/content/10.1101/2021.06.16.21258632v1.full.pdf",
    ids: ["doi:10.1101/2021.06.16.21258632"],
  },
  {
    url: "https://www.biorxiv.org/content/early/2019/07/08/696633",
    html: casePage({ title: "On made-up things", doi: "10.1101/696633" }),
    ids: ["doi:10.1101/696633"],
    title: "On made-up things",
  },
  {
    url: "https://connect.biorxiv.org/content/10.1101/696633v1",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1101/696633"],
  },
  {
    url: "https://www.biorxiv.org/search/things",
    html: casePage({
      links: [
        "/content/10.1101/696633v1",
        "/content/10.1101/696633v1.full.pdf",
        "/content/10.1101/696634v1",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.biorxiv.org/about-biorxiv", ids: null },
  { url: "https://www.biorxiv.org/content/early/recent", ids: null },
  { url: "https://www.biorxiv.org/content/early/2017/05/01/123456", ids: ["doi:10.1101/123456"] },
  {
    url: "https://www.medrxiv.org/content/medrxiv/early/2021/06/22/2021.06.16.21258632.full.pdf",
    ids: ["doi:10.1101/2021.06.16.21258632"],
  },
  {
    url: "https://biorxiv.org/cgi/content/short/2020.03.22.002386v1",
    ids: ["doi:10.1101/2020.03.22.002386"],
  },
  {
    url: "https://www.biorxiv.org/content/10.1101/2020.03.22.002386.article-info",
    ids: ["doi:10.1101/2020.03.22.002386"],
  },
  { url: "https://www.biorxiv.org/content/10.1101/696633V1.FULL", ids: ["doi:10.1101/696633"] },
  { url: "http://biorxiv.org/lookup/doi/10.1101/696633", ids: ["doi:10.1101/696633"] },
  { url: "https://www.biorxiv.org/cgi/doi/10.1101/696633", ids: ["doi:10.1101/696633"] },
  {
    url: "https://www.medrxiv.org/content/10.64898/2025.12.01.25341234v1.supplementary-material",
    ids: ["doi:10.64898/2025.12.01.25341234"],
  },
];
