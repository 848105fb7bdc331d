import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of eLife: what is a paper, what is a listing, and what is neither. */
export const elifeCases: RecogniserCase[] = [
  {
    url: "https://elifesciences.org/articles/12345",
    html: casePage({ title: "On made-up things", doi: "10.7554/eLife.12345" }),
    ids: ["doi:10.7554/elife.12345"],
    title: "On made-up things",
  },
  {
    url: "https://elifesciences.org/reviewed-preprints/88888v2/reviews",
    html: casePage({ title: "On made-up things", doi: "10.7554/eLife.88888.2" }),
    ids: ["doi:10.7554/elife.88888"],
    title: "On made-up things",
  },
  { url: "https://elifesciences.org/articles/12345.pdf", ids: ["doi:10.7554/elife.12345"] },
  {
    url: "https://elifesciences.org/articles/12345",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.7554/elife.12345"],
  },
  {
    url: "https://elifesciences.org/search?for=things",
    html: casePage({ links: ["/articles/12345", "/articles/12346"] }),
    ids: null,
    items: 2,
  },
  { url: "https://elifesciences.org/about", ids: null },
  { url: "https://elifesciences.org/content/5/e16800", ids: ["doi:10.7554/elife.16800"] },
  {
    url: "https://elifesciences.org/articles/16800",
    html: casePage({ title: "Another", doi: "10.7554/eLife.168003" }),
    ids: ["doi:10.7554/elife.16800"],
    title: null,
  },
  {
    url: "https://elifesciences.org/lookup/doi/10.7554/eLife.16800",
    ids: ["doi:10.7554/elife.16800"],
  },
  {
    url: "https://elifesciences.org/reviewed-preprints",
    html: casePage({ links: ["/reviewed-preprints/88888", "/reviewed-preprints/88889"] }),
    ids: null,
    items: 2,
  },
  {
    url: "https://elifesciences.org/download/aHR0cHM6Ly9jZG4/elife-16800-v2.pdf?_hash=x%3D",
    ids: ["doi:10.7554/elife.16800"],
  },
  { url: "https://elifesciences.org/digests/16800/made-up-things", ids: null },
];
