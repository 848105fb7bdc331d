import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of NeurIPS: what is a paper, what is a listing, and what is neither. */
export const neuripsCases: RecogniserCase[] = [
  {
    url: "https://proceedings.neurips.cc/paper/2021/hash/003dd617c12d444ff9c80f717c3fa982-Abstract.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://papers.nips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://papers.nips.cc/paper/7181-on-made-up-things",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://papers.nips.cc/paper/2021/hash/003dd617c12d444ff9c80f717c3fa982-Abstract.html",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://proceedings.neurips.cc/paper/2021",
    html: casePage({
      links: ["/paper/2021/hash/aa-Abstract.html", "/paper/2021/hash/bb-Abstract.html"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://neurips.cc/Conferences/2025", ids: null },
  {
    url: "https://proceedings.neurips.cc/paper_files/paper/2023/file/003dd617c12d444ff9c80f717c3fa982-Supplemental-Conference.pdf",
    ids: null,
  },
  {
    url: "https://neurips.cc/virtual/2023/poster/70000",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
  {
    url: "https://neurips.cc/virtual/2024/loc/made-up/poster/70000",
    html: casePage({ title: "On made-up things" }),
    ids: [],
    title: "On made-up things",
  },
];
