import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Project Euclid: what is a paper, what is a listing, and what is neither. */
export const projectEuclidCases: RecogniserCase[] = [
  {
    url: "https://projecteuclid.org/journals/x/volume-19/issue-3/On-made-up-things/ade/1391109086.full",
    html: casePage({
      title: "On made-up things",
      doi: "ade/1391109086",
      more: `<meta name=dc.Identifier content=10.57262/ade/1391109086 scheme=doi>`,
    }),
    ids: ["doi:10.57262/ade/1391109086"],
    title: "On made-up things",
  },
  {
    url: "https://projecteuclid.org/journals/x/volume-1/issue-1/On/10.1214/11-AOAS483.short",
    ids: ["doi:10.1214/11-aoas483"],
  },
  {
    url: "https://projecteuclid.org/euclid.aoas/1310562719",
    html: casePage({ title: "On made-up things", doi: "10.1214/11-AOAS483" }),
    ids: ["doi:10.1214/11-aoas483"],
    title: "On made-up things",
  },
  {
    url: "https://projecteuclid.org/journals/x/volume-19/issue-3/On/ade/1391109086.full",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://projecteuclid.org/journals/x/volume-19/issue-3",
    html: casePage({
      links: [
        "/journals/x/volume-19/issue-3/A/10.1214/a1.full",
        "/journals/x/volume-19/issue-3/B/10.1214/b2.full",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://projecteuclid.org/about", ids: null },
  {
    url: "https://projecteuclid.org/journalArticle/Download?urlid=10.1214%2Faos%2F1176348252",
    ids: ["doi:10.1214/aos/1176348252"],
  },
  {
    url: "https://projecteuclid.org/journals/made-up/volume-48/issue-1/Made-up/10.1214/18-AOS1234.full?tab=ArticleLink",
    ids: ["doi:10.1214/18-aos1234"],
  },
  // A journal.
  {
    url: "https://projecteuclid.org/euclid.aos",
    ids: null,
  },
  {
    url: "https://projecteuclid.org/proceedings/made-up-symposium/Proceedings/Chapter/On-made-up-things/bsmsp/1200512992",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://projecteuclid.org/ebooks/made-up-memoirs/On-made-up-things/10.2969/msjmemoirs/123",
    html: casePage({ title: "On made-up things", doi: "10.2969/msjmemoirs/123" }),
    ids: null,
  },
];
