import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Hugging Face: what is a paper, what is a listing, and what is neither. */
export const huggingFaceCases: RecogniserCase[] = [
  {
    url: "https://huggingface.co/papers/2510.03264",
    html: casePage({ more: `<h1>On made-up things</h1>` }),
    ids: ["arxiv:2510.03264"],
    title: "On made-up things",
  },
  { url: "https://hf.co/papers/1706.03762#community", ids: ["arxiv:1706.03762"] },
  {
    url: "https://huggingface.co/papers/1706.03762?ref=list",
    html: CHALLENGE_PAGE,
    ids: ["arxiv:1706.03762"],
  },
  {
    url: "https://huggingface.co/papers/date/2025-10-07",
    html: casePage({
      more: `<article><a href=/papers/2510.00001></a><h3><a href=/papers/2510.00001>One</a></h3></article><article><h3><a href=/papers/2510.00002>Two</a></h3></article>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://huggingface.co/papers/trending", ids: null },
  { url: "https://huggingface.co/models", ids: null },
  { url: "https://huggingface.co/datasets/papers/1706.03762", ids: null },
  { url: "https://huggingface.co/papers/week/2025-W10", ids: null },
  {
    url: "https://huggingface.co/papers/submit",
    html: casePage({ more: `<article><h3><a href=/papers/2510.00001>One</a></h3></article>` }),
    ids: null,
    items: 0,
  },
];
