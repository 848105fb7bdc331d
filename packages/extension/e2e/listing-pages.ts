import { KNOWN } from "./arxiv-pages.ts";
import type { ArxivPaper } from "./arxiv-pages.ts";

/** Papers that listings of these tests name: the first is known, the others exist only here. */
export const LISTED: readonly ArxivPaper[] = [
  KNOWN,
  ...Array.from({ length: 39 }, (_, at) => ({
    id: `2611.0${1000 + at}`,
    title: `A made-up paper about listing number ${at + 1}, whose title is long enough to need its line`,
    authors: ["Ada Example", "Grace Sample"],
    abstract:
      "It exists only in this test, and is about what listings look like when they are read.",
    submitted: "2 Nov 2026",
  })),
];

/** Results of arXiv's search, with its structure. */
export function searchResults(papers: readonly ArxivPaper[]): string {
  const results = papers.map(
    ({ id, title, abstract }) => `<li class="arxiv-result"><div class="is-marginless">
<p class="list-title is-inline-block"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a>
<span>[<a href="https://arxiv.org/pdf/${id}">pdf</a>]</span></p>
<div class="tags is-inline-block"><span class="tag">cs.CL</span></div></div>
<p class="title is-5 mathjax">${title}</p><p class="authors">Authors: Ada Example</p>
<p class="abstract">${abstract}</p></li>`,
  );
  return page(
    "Search | arXiv e-print repository",
    `<ol class="breathe-horizontal">${results.join("\n")}</ol>`,
    `ol{max-width:900px}li{margin:0 0 22px}p{margin:4px 0}.is-inline-block{display:inline-block}
.title{font-size:19px}.tag{background:#eee;padding:2px 6px;font-size:12px}`,
  );
}

/** Cards of daily papers, as Hugging Face lays them out: pictures, and links over all of a card. */
export function cardsPage(papers: readonly ArxivPaper[]): string {
  const cards = papers.map(
    ({
      id,
      title,
    }) => `<article><a class="shot" href="/papers/${id}"><svg width="100%" height="120">
<rect width="100%" height="120" fill="#dde"/></svg></a>
<div class="about"><div class="up">▲<br>12</div><div><h3><a href="/papers/${id}">${title}</a></h3>
<a href="/papers/${id}#community">3 comments</a></div></div></article>`,
  );
  return page(
    "Daily Papers - Hugging Face",
    `<div class="grid">${cards.join("\n")}</div>`,
    `.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:18px}
article{position:relative;border:1px solid #ddd;border-radius:12px;overflow:hidden}
.shot{display:block}.about{display:flex;gap:12px;padding:12px}h3{margin:0;font-size:16px}
h3 a::after{content:"";position:absolute;inset:0}.up{border:1px solid #ddd;padding:4px 8px}`,
  );
}

/** Results of a search engine for papers: some of arXiv, one whose link names no id. */
export function scholarPage(papers: readonly ArxivPaper[]): string {
  const results = papers.map(
    ({ id, title }, at) => `<div class="gs_r gs_or gs_scl">
<div class="gs_ggs"><a href="https://arxiv.org/pdf/${id}">[PDF] arxiv.org</a></div>
<div class="gs_ri"><h3 class="gs_rt"><a href="${at === 2 ? "https://example.org/x" : `https://arxiv.org/abs/${id}`}">${title}</a></h3>
<div class="gs_a">A Example, G Sample - arXiv preprint, 2026 - arxiv.org</div>
<div class="gs_rs">It exists only in this test, and is about what listings look like.</div></div></div>`,
  );
  return page(
    "made-up - Google Scholar",
    `<div id="gs_res_ccl">${results.join("\n")}</div>`,
    `.gs_r{width:780px;margin:0 0 24px;overflow:hidden}.gs_ggs{float:right;width:160px}
.gs_ri{max-width:600px}h3{margin:0;font:17px/1.3 Arial}.gs_a{color:#161;font-size:13px}`,
  );
}

function page(title: string, body: string, style: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{margin:24px 40px;font:15px/1.45 Georgia,"DejaVu Serif",serif;background:#fff;color:#222}
${style}</style></head><body><h1>${title}</h1>${body}</body></html>`;
}
