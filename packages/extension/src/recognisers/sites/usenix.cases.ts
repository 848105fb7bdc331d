import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of USENIX: what is a paper, what is a listing, and what is neither. */
export const usenixCases: RecogniserCase[] = [
  {
    url: "https://www.usenix.org/conference/nsdi22/presentation/name",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  { url: "https://www.usenix.org/system/files/nsdi22-paper-name.pdf", ids: [] },
  {
    url: "https://www.usenix.org/conference/nsdi22/presentation/name",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://www.usenix.org/conference/nsdi22/technical-sessions",
    html: casePage({
      links: ["/conference/nsdi22/presentation/a", "/conference/nsdi22/presentation/b"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.usenix.org/conference/nsdi22", ids: null },
  { url: "https://www.usenix.org/legacy/event/made04/tech/full_papers/name/name.pdf", ids: [] },
  { url: "https://www.usenix.org/system/files/made22_slides_name.pdf", ids: null },
  {
    url: "https://www.usenix.org/conference/made25/cycle1-accepted-papers",
    html: casePage({ links: ["/conference/made25/presentation/a"] }),
    ids: null,
    items: 1,
  },
  {
    url: "https://www.usenix.org/publications/login/winter2020/name",
    html: casePage({ links: ["/system/files/login/articles/login_winter20_name.pdf"] }),
    ids: null,
    items: 0,
  },
  {
    url: "https://www.usenix.org/system/files/made20-full_proceedings.pdf",
    ids: null,
  },
  {
    url: "https://www.usenix.org/system/files/made21_supplement_name.pdf",
    ids: null,
  },
  {
    url: "https://www.usenix.org/system/files/login/articles/login_fall20_01_name.pdf",
    ids: null,
  },
  {
    url: "https://www.usenix.org/legacy/events/made04/tech/full_papers/name/name_html/",
    ids: [],
  },
  {
    url: "http://static.usenix.org/event/made04/tech/full_papers/name/name.pdf",
    ids: [],
  },
];
