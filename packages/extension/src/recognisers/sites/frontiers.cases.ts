import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Frontiers: what is a paper, what is a listing, and what is neither. */
export const frontiersCases: RecogniserCase[] = [
  {
    url: "https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2014.00781/full",
    html: casePage({ title: "On made-up things", doi: "10.3389/fpsyg.2014.00781" }),
    ids: ["doi:10.3389/fpsyg.2014.00781"],
    title: "On made-up things",
  },
  {
    url: "https://www.frontiersin.org/articles/10.3389/fpsyg.2014.00781/pdf",
    ids: ["doi:10.3389/fpsyg.2014.00781"],
  },
  {
    url: "https://www.frontiersin.org/articles/10.3389/fpsyg.2014.00781",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.3389/fpsyg.2014.00781"],
  },
  {
    url: "https://www.frontiersin.org/journals/psychology/articles",
    html: casePage({
      links: [
        "/journals/psychology/articles/10.3389/a.1/full",
        "/journals/psychology/articles/10.3389/a.2/full",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.frontiersin.org/about", ids: null },
  {
    url: "https://www.frontiersin.org/research-topics/9706/made-up",
    html: casePage({ links: ["/articles/10.3389/a.1/full"] }),
    ids: null,
    items: 1,
  },
  { url: "https://www.frontiersin.org/journals/psychology/editors", ids: null },
  {
    url: "https://www.frontiersin.org/Journal/10.3389/fpsyg.2014.00781/full",
    ids: ["doi:10.3389/fpsyg.2014.00781"],
  },
  {
    url: "http://www.frontiersin.org/neuropharmacology/10.3389/fnins.2010.00191/abstract",
    ids: ["doi:10.3389/fnins.2010.00191"],
  },
  {
    url: "https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2014.00781/endNote",
    ids: ["doi:10.3389/fpsyg.2014.00781"],
  },
  {
    url: "https://www.frontiersin.org/10.3389/conf.fncom.2011.53.00001/event_abstract",
    ids: ["doi:10.3389/conf.fncom.2011.53.00001"],
  },
];
