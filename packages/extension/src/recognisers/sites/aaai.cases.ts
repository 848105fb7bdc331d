import { CHALLENGE_PAGE, casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** AAAI's own site has no tags: its DOI stands in a list of what is known of the paper, if it has one. */
function aaaiPage(doi: string): string {
  const section = (name: string, text: string) =>
    `<div class="paper-section-wrap"><h4>${name}:</h4><div class="attribute-output"><p>${text}</p></div></div>`;
  return casePage({
    more: `<h1 class="entry-title">On made-up things</h1>
${section("Abstract", "We extend 10.5555/another paper.")}${section("DOI", doi)}`,
  });
}

/** Addresses and pages of AAAI: what is a paper, what is a listing, and what is neither. */
export const aaaiCases: RecogniserCase[] = [
  {
    url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345",
    html: casePage({ title: "On made-up things", doi: "10.1609/aaai.v30i1.12345" }),
    ids: ["doi:10.1609/aaai.v30i1.12345"],
    title: "On made-up things",
  },
  { url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345/6789", ids: [] },
  { url: "https://www.aaai.org/ojs/index.php/AAAI/article/download/12345/6789", ids: [] },
  {
    url: "https://ojs.aaai.org/index.php/AAAI/article/view/12345",
    html: CHALLENGE_PAGE,
    ids: null,
  },
  {
    url: "https://ojs.aaai.org/index.php/AAAI/issue/view/300",
    html: casePage({
      links: [
        "https://ojs.aaai.org/index.php/AAAI/article/view/1",
        "https://ojs.aaai.org/index.php/AAAI/article/view/1/11",
        "https://ojs.aaai.org/index.php/AAAI/article/view/2",
      ],
    }),
    ids: null,
    items: 2,
  },
  {
    url: "https://aaai.org/proceeding/made-up-31-2017/",
    html: casePage({
      links: [
        "https://aaai.org/papers/10001-made-up-things/",
        "https://cdn.aaai.org/ojs/10001/10001-13-1-1-2-20201228.pdf",
        "https://aaai.org/papers/kdd96-037-on-made-up-things/",
        "https://cdn.aaai.org/KDD/1996/KDD96-037.pdf",
      ],
    }),
    ids: null,
    items: 2,
  },
  { url: "https://aaai.org/conference/", ids: null },
  { url: "https://www.aaai.org/Papers/AAAI/2005/AAAI05-001.pdf", ids: [] },
  { url: "https://cdn.aaai.org/ojs/16714/16714-13-20000-1-2-20201228.pdf", ids: [] },
  { url: "https://aaai.org/papers/kdd96-037-on-made-up-things/", ids: [] },
  { url: "https://cdn.aaai.org/KDD/1996/KDD96-037.pdf", ids: [] },
  { url: "https://aaai.org/papers/aaai-fs02-01-001-on-made-up-things/", ids: [] },
  { url: "https://www.aaai.org/Library/KDD/1996/kdd96-014.php", ids: [] },
  { url: "https://aaai.org/papers/", ids: null },
  {
    url: "https://aaai.org/papers/12276-on-made-up-things/",
    html: aaaiPage("10.1609/aaai.v32i1.12276"),
    ids: ["doi:10.1609/aaai.v32i1.12276"],
    title: "On made-up things",
  },
  {
    url: "https://aaai.org/papers/10295-on-made-up-things/",
    html: aaaiPage("Not to be found"),
    ids: [],
    title: "On made-up things",
  },
];
