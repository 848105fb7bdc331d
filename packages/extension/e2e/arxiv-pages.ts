/** A paper as the pages of this test's arXiv show it. Made up, but for ids that are in the server. */
export interface ArxivPaper {
  id: string;
  title: string;
  authors: string[];
  abstract: string;
  /** As arXiv writes it: `26 Sep 2025`. */
  submitted: string;
}

/** In the server from the start, with an org and neighbours. */
export const KNOWN: ArxivPaper = {
  id: "2510.03264",
  title: "Front-Loading Reasoning: The Synergy between Pretraining and Post-Training Data",
  authors: ["Syeda Nahida Akter", "Shrimai Prabhumoye", "Eric Nyberg"],
  abstract:
    "We look at when reasoning data should enter training. Adding it from the first steps brings gains that later fine-tuning does not catch up with; variety matters early, quality late.",
  submitted: "26 Sep 2025",
};

/** Nobody has put it on a list. */
export const UNKNOWN: ArxivPaper = {
  id: "2611.00042",
  title: "On the Quiet Reading of Papers in Groups",
  authors: ["Ada Example", "Grace Sample"],
  abstract: "A paper that exists only in this test. It is about reading groups and what they keep.",
  submitted: "2 Nov 2026",
};

/** More that nobody has put on a list: for tests in which one of them becomes known. */
export const UNHEARD: ArxivPaper[] = [
  "Marginalia and What Becomes of Them",
  "A Census of Footnotes",
  "How Long a Preprint Is New",
  "Benches, Lamps, and the Attention of Readers",
  "Folding Maps of the Literature",
  "Two Kinds of Forgetting in Bibliographies",
  "Letters Between Referees",
  "Dust as a Measure of Citation",
  "Night Trains and Unread Tabs",
  "The Weight of a Shelf",
  "Underlining Without a Pencil",
  "Queues at the Photocopier, Revisited",
].map((title, index) => ({ ...UNKNOWN, id: `2611.000${50 + index}`, title }));

/** The known one under another id, which nobody here knows: as a second upload, or a publisher's page. */
export const TWIN: ArxivPaper = {
  ...KNOWN,
  id: "2611.00043",
  title: `${KNOWN.title.toUpperCase()}!`,
};

/** An abstract page with arXiv's structure, written for this test. */
export function abstractPage(paper: ArxivPaper): string {
  const authors = paper.authors.map((name) => `<a href="/a/x" rel="nofollow">${name}</a>`);
  return `<!DOCTYPE html>
<html lang="en"><head><title>[${paper.id}] ${paper.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://arxiv.org/abs/${paper.id}"/>
<meta property="og:site_name" content="arXiv.org" />
<meta name="citation_title" content="${paper.title}" />
${paper.authors.map((name) => `<meta name="citation_author" content="${name}" />`).join("\n")}
<meta name="citation_date" content="${paper.submitted}" />
<meta name="citation_pdf_url" content="https://arxiv.org/pdf/${paper.id}" />
<meta name="citation_arxiv_id" content="${paper.id}" />
<style>${STYLE}</style></head>
<body><div class="flex-wrap-footer"><header>
<a href="https://arxiv.org/">arXiv</a> <span>› cs › arXiv:${paper.id}</span></header>
<main><div id="content"><div id="abs-outer"><div class="leftcolumn">
<div class="subheader"><h1>Computer Science &gt; Computation and Language</h1></div>
<div id="content-inner"><div id="abs">
<div class="dateline">[Submitted on ${paper.submitted}]</div>
<h1 class="title mathjax"><span class="descriptor">Title:</span>${paper.title}</h1>
<div class="authors"><span class="descriptor">Authors:</span>${authors.join(", ")}</div>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>${paper.abstract}</blockquote>
<div class="metatable"><table><tr><td class="tablecell label">Subjects:</td>
<td class="tablecell subjects">Computation and Language (cs.CL)</td></tr>
<tr><td class="tablecell label">Cite as:</td><td class="tablecell arxivid">
<a href="https://arxiv.org/abs/${paper.id}">arXiv:${paper.id}</a> [cs.CL]</td></tr></table></div>
</div></div></div>
<div class="extra-services"><div class="full-text"><h2>Access Paper:</h2><ul>
<li><a href="/pdf/${paper.id}">View PDF</a></li>
<li><a href="/html/${paper.id}v1">HTML (experimental)</a></li></ul></div></div>
</div></div></main></div></body></html>`;
}

/** A page whose address names no paper, described as others describe theirs. */
export function describedPage(paper: ArxivPaper): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${paper.title}</title>
<meta name="citation_title" content="${paper.title}">
<meta name="citation_doi" content="10.48550/arXiv.${paper.id}">
</head><body><h1>${paper.title}</h1><p>${paper.abstract}</p></body></html>`;
}

/** A page that names its paper by nothing but the title, as some proceedings do. */
export function titledPage({ title, abstract }: ArxivPaper): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title>
<meta name="citation_title" content="${title}">
</head><body><h1>${title}</h1><p>${abstract}</p></body></html>`;
}

/** An HTML edition: long, narrow-margined text, so that the badge has to keep out of its way. */
export function htmlEdition(paper: ArxivPaper): string {
  const paragraph = `<p class="ltx_p">${`${paper.abstract} `.repeat(12)}</p>`;
  return `<!DOCTYPE html><html lang="en"><head><title>${paper.title}</title>
<style>body{margin:0 4px;font:16px/1.5 serif}</style></head><body>
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document">
<h1 class="ltx_title ltx_title_document">${paper.title}</h1>
${paragraph.repeat(12)}</article></div></div></body></html>`;
}

/** A listing: names papers, is none. */
export function listPage(papers: readonly ArxivPaper[]): string {
  const entries = papers.map(
    (paper) =>
      `<dt><a href="/abs/${paper.id}" title="Abstract">arXiv:${paper.id}</a></dt>
<dd><div class="list-title mathjax"><span class="descriptor">Title:</span> ${paper.title}</div></dd>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><title>Computation and Language</title></head>
<body><h1>Computation and Language</h1><dl id="articles">${entries.join("\n")}</dl></body></html>`;
}

/** What arXiv says for an id that nobody has. */
export function notFoundPage(): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Article not found | arXiv e-print repository</title>
</head><body><h1>Article not found</h1><p>There is no such paper.</p></body></html>`;
}

/** The smallest PDF that a viewer shows. */
export function pdf(paper: ArxivPaper): Buffer {
  const text = `BT /F1 18 Tf 60 700 Td (${paper.title}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file);
}

/** What arXiv's API answers for an id: the server asks it when somebody submits a paper. */
export function atomFeed(paper: ArxivPaper | undefined): string {
  const entry = paper
    ? `<entry><id>http://arxiv.org/abs/${paper.id}v1</id><title>${paper.title}</title>
<updated>2026-11-02T10:00:00Z</updated><published>2026-11-02T10:00:00Z</published>
<summary>${paper.abstract}</summary>
${paper.authors.map((name) => `<author><name>${name}</name></author>`).join("")}
<arxiv:primary_category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
<category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/></entry>`
    : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<title>arXiv Query</title><id>http://arxiv.org/api/x</id><updated>2026-11-23T00:00:00Z</updated>
<opensearch:totalResults>${paper ? 1 : 0}</opensearch:totalResults>
${entry}</feed>`;
}

const STYLE = `body{margin:0;font:15px/1.5 Georgia,"DejaVu Serif",serif;color:#222;background:#fff}
header{padding:18px 40px;border-bottom:1px solid #ddd;font-size:13px}
#abs-outer{display:flex;gap:48px;max-width:1120px;padding:28px 40px}.leftcolumn{flex:1}
.subheader h1{font-size:14px;font-weight:400;color:#666;margin:0 0 12px}
.title{font-size:25px;line-height:1.3;margin:8px 0 10px}.descriptor{display:none}
.dateline{font-size:13px;color:#666}.authors a{color:#246}
blockquote.abstract{margin:18px 0;max-width:640px}.metatable{font-size:13px;color:#444}
.extra-services{width:240px;font-size:14px}.extra-services h2{font-size:15px}`;
