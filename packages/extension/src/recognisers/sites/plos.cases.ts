import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of PLOS: what is a paper, what is a listing, and what is neither. */
export const plosCases: RecogniserCase[] = [
  {
    url: "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0213978",
    html: casePage({ title: "On made-up things", doi: "10.1371/journal.pone.0213978" }),
    ids: ["doi:10.1371/journal.pone.0213978"],
    title: "On made-up things",
  },
  {
    url: "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0213978&type=printable",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/authors?id=10.1371%2Fjournal.pone.0213978",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/figure?id=10.1371/journal.pone.0213978.g001",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/search?q=things",
    html: casePage({
      links: [
        "/plosone/article?id=10.1371/journal.pone.1",
        "/plosone/article?id=10.1371/journal.pone.2",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://journals.plos.org/plosone/s/journal-information", ids: null },
  {
    url: "https://journals.plos.org/plosone/article/info%3Adoi%2F10.1371%2Fjournal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article?id=info:doi/10.1371/journal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://dx.plos.org/10.1371/journal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/file?type=supplementary&id=10.1371/journal.pone.0213978.s001",
    ids: null,
  },
  {
    url: "https://journals.plos.org/plosone/article/citation?id=10.1371/journal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/figure?id=10.1371/journal.pone.0213978.g001",
    html: casePage({ title: "Fig 1", doi: "10.1371/journal.pone.0213978.g001" }),
    ids: ["doi:10.1371/journal.pone.0213978"],
    title: null,
  },
  {
    url: "https://journals.plos.org/plosone/article/figures?id=10.1371/journal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/citation/ris?id=10.1371/journal.pone.0213978",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  // What a figure's DOI leads to.
  {
    url: "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0213978.g001",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://dx.plos.org/10.1371/journal.pone.0213978.t001",
    ids: ["doi:10.1371/journal.pone.0213978"],
  },
  {
    url: "https://journals.plos.org/plosone/article/comment?id=10.1371/annotation/12345",
    ids: null,
  },
];
