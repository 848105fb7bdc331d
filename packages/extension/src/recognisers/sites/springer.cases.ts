import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of SpringerLink: what is a paper, what is a listing, and what is neither. */
export const springerCases: RecogniserCase[] = [
  {
    url: "https://link.springer.com/article/10.1007/BF02727953",
    html: casePage({ title: "On made-up things", doi: "10.1007/BF02727953" }),
    ids: ["doi:10.1007/bf02727953"],
    title: "On made-up things",
  },
  {
    url: "https://link.springer.com/chapter/10.1007/978-3-642-40328-6_47#Sec1",
    ids: ["doi:10.1007/978-3-642-40328-6_47"],
  },
  {
    url: "https://link.springer.com/content/pdf/10.1007/BF02727953.pdf",
    ids: ["doi:10.1007/bf02727953"],
  },
  {
    url: "https://link.springer.com/article/10.1007/BF02727953",
    html: CHALLENGE_PAGE,
    ids: ["doi:10.1007/bf02727953"],
  },
  {
    url: "https://link.springer.com/book/10.1007/978-3-319-63324-4",
    html: casePage({
      title: "On made-up things",
      doi: "10.1007/978-3-319-63324-4",
      links: ["/chapter/10.1007/978-3-319-63324-4_1", "/chapter/10.1007/978-3-319-63324-4_2"],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://link.springer.com/search?query=things", ids: null },
  { url: "https://link.springer.com/advice", ids: null },
  // The front matter of a book.
  { url: "https://link.springer.com/content/pdf/bfm%3A978-3-319-24574-4%2F1", ids: null },
  {
    url: "https://link.springer.com/article/10.1007/s10462-023-10466-8/figures/1",
    ids: ["doi:10.1007/s10462-023-10466-8"],
  },
  {
    url: "https://link.springer.com/article/10.1007/s10462-023-10466-8/tables/2",
    ids: ["doi:10.1007/s10462-023-10466-8"],
  },
  {
    url: "https://link.springer.com/10.1007/s10462-023-10466-8",
    ids: ["doi:10.1007/s10462-023-10466-8"],
  },
  { url: "https://link.springer.com/journal/10462/editors", ids: null },
  {
    url: "https://link.springer.com/rwe/10.1007/978-1-4899-7687-1_100",
    ids: ["doi:10.1007/978-1-4899-7687-1_100"],
  },
  {
    url: "https://link.springer.com/content/pdf/10.1007/BF02727953_reference.pdf",
    ids: ["doi:10.1007/bf02727953"],
  },
  {
    url: "https://link.springer.com/doi/10.1007/s10462-023-10466-8",
    ids: ["doi:10.1007/s10462-023-10466-8"],
  },
  // A book, whole.
  {
    url: "https://link.springer.com/content/pdf/10.1007/978-3-319-63324-4.pdf",
    ids: null,
  },
  {
    url: "https://link.springer.com/10.1007/978-3-319-63324-4",
    html: casePage({ title: "On made-up things", doi: "10.1007/978-3-319-63324-4" }),
    ids: null,
  },
];
