import { casePage } from "../case-page.ts";
import type { RecogniserCase } from "../recogniser.ts";

/** Addresses and pages of Semantic Scholar: what is a paper, what is a listing, and what is neither. */
export const semanticScholarCases: RecogniserCase[] = [
  {
    url: "https://www.semanticscholar.org/paper/On-made-up-things-Name/dd1e49494be449af48cfb223e22766f805d1f216",
    html: casePage({
      title: "On made-up things",
      more: `<a class=doi__link href=https://doi.org/10.5555/made-up.1>DOI:10.5555/made-up.1</a>`,
    }),
    ids: ["doi:10.5555/made-up.1"],
    title: "On made-up things",
  },
  {
    url: "https://www.semanticscholar.org/reader/dd1e49494be449af48cfb223e22766f805d1f216",
    ids: [],
  },
  { url: "https://www.semanticscholar.org/p/13756489", ids: ["corpus_id:13756489"] },
  { url: "https://api.semanticscholar.org/CorpusID:13756489", ids: ["corpus_id:13756489"] },
  { url: "https://www.semanticscholar.org/arxiv/1706.03762", ids: ["arxiv:1706.03762"] },
  {
    url: "https://www.semanticscholar.org/search?q=things",
    html: casePage({
      more: `<div class=cl-paper-row><a href=/paper/One/aa>One</a></div><div class=cl-paper-row><a href=/paper/Two/bb>Two</a></div>`,
    }),
    ids: null,
    items: 2,
  },
  { url: "https://www.semanticscholar.org/about", ids: null },
  { url: "https://api.semanticscholar.org/arXiv:1706.03762", ids: ["arxiv:1706.03762"] },
  {
    url: "https://www.semanticscholar.org/paper/On-Made-Up-Things/6043e3b975a9e775203eec9ef0eab19d6dd0d378",
    html: casePage({
      title: "On made-up things",
      more: `<li data-test-id="corpus-id">Corpus ID: 13756489</li>`,
    }),
    ids: ["corpus_id:13756489"],
    title: "On made-up things",
  },
  {
    url: "https://api.semanticscholar.org/DOI:10.1145/2854146",
    ids: ["doi:10.1145/2854146"],
  },
  {
    url: "https://api.semanticscholar.org/PMID:31221671",
    ids: ["pmid:31221671"],
  },
];
