import type { RecogniserCase } from "../recogniser.ts";

const abstractPage = `<!doctype html><html><head><title>[2510.03264] Front-Loading Reasoning</title>
<link rel="canonical" href="https://arxiv.org/abs/2510.03264"/>
<meta name="citation_title" content="Front-Loading  Reasoning:
 The Synergy"/><meta name="citation_author" content="Akter, Syeda"/><meta name="citation_arxiv_id" content="2510.03264"/>
</head><body><h1 class="title mathjax"><span class="descriptor">Title:</span>Front-Loading Reasoning</h1>
<a href="https://doi.org/10.1000/stray">a DOI somewhere in the text</a></body></html>`;

const publishedPage = abstractPage.replace(
  '<meta name="citation_arxiv_id"',
  '<meta name="citation_doi" content="10.1086/507935"/><meta name="citation_arxiv_id"',
);

const htmlEdition = `<!doctype html><html><head><title>Attention Is All You Need</title></head><body>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">Attention Is
 All You Need</h1></article></body></html>`;

const notFoundPage = `<!doctype html><html><head><title>Article not found | arXiv e-print repository</title></head>
<body><h1>Article not found</h1><p>No paper 'arXiv:9912.99999'</p></body></html>`;

const paperCalledNotFound = htmlEdition.replaceAll("Attention Is", "404 Not Found: Links That Rot");

/** Addresses and pages of arXiv and its mirrors: what is a paper, and what is none. */
export const arxivCases: RecogniserCase[] = [
  // Abstracts
  { url: "https://arxiv.org/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "http://arxiv.org/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://www.arxiv.org/abs/1706.03762v5", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/abs/1706.03762/", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/abs/1706.03762?context=cs.LG", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/abs/2305.16311#", ids: ["arxiv:2305.16311"] },
  { url: "https://arxiv.org/abs/arXiv:1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/abs/0704.0001", ids: ["arxiv:0704.0001"] },
  { url: "https://arxiv.org/abs/hep-th/9901001", ids: ["arxiv:hep-th/9901001"] },
  { url: "https://arxiv.org/abs/hep-th/9901001v2", ids: ["arxiv:hep-th/9901001"] },
  { url: "https://arxiv.org/abs/math.GT/0309136", ids: ["arxiv:math/0309136"] },
  { url: "https://arxiv.org/abs/astro-ph/0603274", ids: ["arxiv:astro-ph/0603274"] },
  { url: "https://export.arxiv.org/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  {
    url: "https://arxiv.org/abs/2510.03264v1",
    html: abstractPage,
    ids: ["arxiv:2510.03264"],
    title: "Front-Loading Reasoning: The Synergy",
  },
  {
    url: "https://arxiv.org/abs/2510.03264",
    html: publishedPage,
    ids: ["arxiv:2510.03264", "doi:10.1086/507935"],
    title: "Front-Loading Reasoning: The Synergy",
  },
  // The address names the paper; a tag that says otherwise is not believed.
  { url: "https://arxiv.org/abs/1706.03762", html: abstractPage, ids: ["arxiv:1706.03762"] },
  // PDFs, by their address alone
  { url: "https://arxiv.org/pdf/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/pdf/1706.03762v2.pdf", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/pdf/1706.03762.pdf#page=3", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/pdf/cs/0112017.pdf", ids: ["arxiv:cs/0112017"] },
  { url: "https://arxiv.org/pdf/math/0309136v1", ids: ["arxiv:math/0309136"] },
  { url: "https://export.arxiv.org/pdf/2401.00001v3", ids: ["arxiv:2401.00001"] },
  { url: "https://arxiv.org/ftp/arxiv/papers/1203/1203.1234.pdf", ids: ["arxiv:1203.1234"] },
  // HTML editions
  {
    url: "https://arxiv.org/html/1706.03762v7#S3.SS2",
    html: htmlEdition,
    ids: ["arxiv:1706.03762"],
    title: "Attention Is All You Need",
  },
  {
    url: "https://ar5iv.labs.arxiv.org/html/1706.03762",
    html: htmlEdition,
    ids: ["arxiv:1706.03762"],
    title: "Attention Is All You Need",
  },
  {
    url: "https://ar5iv.labs.arxiv.org/html/2401.00002",
    html: paperCalledNotFound,
    ids: ["arxiv:2401.00002"],
    title: "404 Not Found: Links That Rot All You Need",
  },
  { url: "https://ar5iv.org/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://ar5iv.org/html/hep-th/9901001", ids: ["arxiv:hep-th/9901001"] },
  { url: "https://arxiv.org/html/cs/0112017v1", ids: ["arxiv:cs/0112017"] },
  // No papers
  { url: "https://arxiv.org/", ids: null },
  { url: "https://arxiv.org/list/cs.CL/recent", ids: null },
  { url: "https://arxiv.org/list/cs.CL/2017-06", ids: null },
  { url: "https://arxiv.org/search/?query=1706.03762&searchtype=all", ids: null },
  { url: "https://arxiv.org/search/advanced?terms-0-term=attention", ids: null },
  { url: "https://arxiv.org/help/api", ids: null },
  { url: "https://info.arxiv.org/help/arxiv_identifier.html", ids: null },
  { url: "https://arxiv.org/a/vaswani_a_1", ids: null },
  { url: "https://arxiv.org/show-email/f53b7360/1706.03762", ids: null },
  { url: "https://arxiv.org/tb/1706.03762", ids: null },
  { url: "https://arxiv.org/abs/", ids: null },
  { url: "https://arxiv.org/abs/attention", ids: null },
  { url: "https://arxiv.org/abs/1713.03762", ids: null },
  { url: "https://arxiv.org/pdf/", ids: null },
  { url: "https://arxiv.org/abs/2512.99999", html: notFoundPage, ids: null },
  { url: "https://arxiv.org.example.com/abs/1706.03762", ids: null },
  { url: "https://notarxiv.org/abs/1706.03762", ids: null },
  { url: "ftp://arxiv.org/abs/1706.03762", ids: null },
  { url: "https://example.org/read?about=https://arxiv.org/abs/1706.03762", ids: null },
  { url: "https://arxiv.org/e-print/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/format/1706.03762v5", ids: ["arxiv:1706.03762"] },
  {
    url: "https://arxiv.org/html/2401.00003",
    html: `<title>Made-up</title><h1 class="ltx_title ltx_title_document">On <math alttext="x^{2}"><msup><mi>x</mi><mn>2</mn></msup>
<annotation encoding="application/x-tex">x^{2}</annotation></math> and more<span class="ltx_note"><sup>1</sup>Thanks to <math alttext="n"><mi>n</mi></math> readers</span></h1>`,
    ids: ["arxiv:2401.00003"],
    title: "On $x^{2}$ and more",
  },
  {
    url: "https://arxiv.org/abs/1706.03762",
    html: `<title>Access Denied</title><h1>Access Denied</h1>`,
    ids: ["arxiv:1706.03762"],
    title: null,
  },
  { url: "https://arxiv.org/catchup?subject=cs", ids: null },
  {
    url: "https://arxiv.org/find/cs/1/au:+Example_A/0/1/0/all/0/1",
    html: "<dl><dt><a href=/abs/1706.03762>arXiv</a></dt><dd><div class=list-title>Title: One</div></dd></dl>",
    ids: null,
    items: 1,
  },
  // As people, sites and mails write them
  { url: "https://arxiv.org/ABS/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org//abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/abs/%20arXiv:1706.03762%20", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/pdf/2104.13478.pdf%22", ids: ["arxiv:2104.13478"] },
  { url: "https://arxiv.org/abs/cond-mat.stat-mech/0501001", ids: ["arxiv:cond-mat/0501001"] },
  { url: "https://arxiv.org/1706.03762v2", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/hep-th/9901001", ids: ["arxiv:hep-th/9901001"] },
  { url: "https://arxiv.org/bibtex/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/src/1706.03762v7/anc/data.csv", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/html/2401.00001v1/x1.png", ids: ["arxiv:2401.00001"] },
  { url: "https://de.arxiv.org/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://browse.arxiv.org/html/2401.00001v1", ids: ["arxiv:2401.00001"] },
  { url: "https://arxiv-org.proxy.uni.edu/abs/1706.03762", ids: ["arxiv:1706.03762"] },
  { url: "https://arxiv.org/catchup/cs.LG/2024-01-05?abs=True", ids: null },
  { url: "https://arxiv.org/list/hep-th/9901", ids: null },
  { url: "https://arxiv.org/prevnext?id=1706.03762&function=next&context=cs", ids: null },
  { url: "https://ar5iv.labs.arxiv.org/log/1706.03762", ids: null },
];
