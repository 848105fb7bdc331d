import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of OpenReview: what is a paper, what is a listing, and what is neither. */
export const openreviewCases: RecogniserCase[] = [
  {
    url: "https://openreview.net/forum?id=rJXMpikCZ",
    html: casePage({ title: "On made-up things" }),
    ids: ["openreview:rJXMpikCZ"],
    title: "On made-up things",
  },
  {
    url: "https://openreview.net/forum?id=rJXMpikCZ&noteId=abcDEF123",
    ids: ["openreview:rJXMpikCZ"],
  },
  { url: "https://openreview.net/pdf?id=rJXMpikCZ", ids: ["openreview:rJXMpikCZ"] },
  {
    url: "https://api2.openreview.net/forum?id=rJXMpikCZ",
    html: CHALLENGE_PAGE,
    ids: ["openreview:rJXMpikCZ"],
  },
  { url: "https://openreview.net/forum", html: CHALLENGE_PAGE, ids: null },
  {
    url: "https://openreview.net/group?id=Made.up/2025/Conference",
    html: casePage({ links: ["/forum?id=aaaaaaaaaa", "/forum?id=bbbbbbbbbb", "/about"] }),
    ids: null,
    items: 2,
  },
  { url: "https://openreview.net/about", ids: null },
  {
    url: "https://openreview.net/forum?id=rJXMpikCZ).",
    ids: ["openreview:rJXMpikCZ"],
  },
];
