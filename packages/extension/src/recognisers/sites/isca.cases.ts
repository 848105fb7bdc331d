import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of ISCA Archive: what is a paper, what is a listing, and what is neither. */
export const iscaCases: RecogniserCase[] = [
  {
    url: "https://www.isca-archive.org/interspeech_2023/name23_interspeech.html",
    html: casePage({ title: "On made-up things", doi: "10.21437/Interspeech.2023-1" }),
    ids: ["doi:10.21437/interspeech.2023-1"],
    title: "On made-up things",
  },
  {
    url: "https://www.isca-speech.org/archive/interspeech_2020/name20b_interspeech.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  { url: "https://www.isca-archive.org/interspeech_2023/name23_interspeech.pdf", ids: [] },
  {
    url: "https://www.isca-archive.org/interspeech_2023/",
    html: casePage({
      more: `<a href=name23_interspeech.html>One</a><a href=other23b_interspeech.html>Two</a>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.isca-archive.org/", ids: null },
  { url: "https://www.isca-speech.org/archive/Interspeech_2019/abstracts/1873.html", ids: [] },
  {
    url: "https://www.isca-archive.org/interspeech_2023",
    html: casePage({ links: ["/interspeech_2023/name23_interspeech.html"] }),
    ids: null,
    items: 1,
  },
];
