import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";

function answer(url: string, head: string, body = "") {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const page = readPage(url, new DOMParser().parseFromString(html, "text/html"));
  if (page.kind !== "paper") return { kind: page.kind };
  return { ids: page.paper.ids.map((id) => id.value), title: page.paper.title };
}
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

const linked = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const ARTICLE = { "@type": "ScholarlyArticle", headline: "One", identifier: "10.5555/a" };

const NATURE = "https://www.nature.com/articles/s41586-021-03972-8";
const OWN = "10.1038/s41586-021-03972-8";
const ELSEWHERE = "https://journal.example.org/article/1";

describe("the page's own id", () => {
  test("is the address's, whatever the tags say", () => {
    expect(
      answer(NATURE, meta("citation_doi", "10.5555/other") + meta("citation_title", "Other")),
    ).toEqual({
      ids: [OWN],
      title: null,
    });
  });

  test("is none of two that differ", () => {
    const tags = meta("citation_title", "One") + meta("citation_doi", "10.5555/a");
    expect(answer(ELSEWHERE, tags + meta("dc.identifier", "doi:10.5555/b"))).toEqual({
      kind: "none",
    });
    expect(answer(ELSEWHERE, tags + meta("citation_doi", "10.5555/b"))).toEqual({ kind: "none" });
  });

  test("is no DOI of the text, of a link, or of what the page cites", () => {
    const body = `<a href="https://doi.org/10.5555/link">x</a> doi:10.5555/text`;
    const cited = meta("citation_reference", "citation_title=X;citation_doi=10.5555/cited;");
    expect(answer(ELSEWHERE, cited, body)).toEqual({ kind: "none" });
    expect(answer("https://www.nature.com/articles/onc2011282", cited, body)).toEqual({
      kind: "none",
    });
  });
});

describe("metadata of sites that nobody described", () => {
  test.for([
    ["Highwire", meta("citation_title", "One") + meta("citation_doi", "https://doi.org/10.5555/A")],
    ["Dublin Core", meta("DC.Title", "One") + meta("DC.Identifier", "doi:10.5555/a")],
    ["PRISM", meta("prism.title", "One") + meta("prism.doi", "10.5555/a")],
    ["Dublin Core's terms", meta("dcterms.title", "One") + meta("dcterms.identifier", "10.5555/a")],
    ["a label apart", meta("dc.title", "One") + meta("DC.Identifier", "DOI : 10.5555/a")],
    ["Wolters Kluwer", meta("wkhealth_title", "One") + meta("wkhealth_doi", "10.5555/A")],
    ["DC.DOI", meta("dc.title", "One") + meta("DC.DOI", "10.5555/a")],
    ["a resolver without protocol", meta("dc.title", "One") + meta("doi", "doi.org/10.5555/a")],
    [
      "a resolver twice",
      meta("dc.title", "One") + meta("citation_doi", "https://doi.org/https://doi.org/10.5555/a"),
    ],
    [
      "a DOI, and the title for those who share it",
      meta("doi", "10.5555/a") +
        `<meta property="og:title" content="One"><title>One | Site</title>`,
    ],
    ["Dublin Core in RDFa", meta("dc:title", "One") + meta("dc:identifier", "urn:doi:10.5555/a")],
    ["JSON-LD said twice", linked(ARTICLE) + linked(ARTICLE)],
    ["JSON-LD with lines broken", linked(ARTICLE).replace('"One"', '"\nOne"')],
    ["JSON-LD in a list of lists", linked([[ARTICLE]])],
    [
      "JSON-LD in a page of XML",
      `<script type="application/ld+json; charset=utf-8">//<![CDATA[
${JSON.stringify(ARTICLE)}
//]]></script>`,
    ],
    ["Highwire, and the DOI in JSON-LD", meta("citation_title", "One ") + linked(ARTICLE)],
    ["a DOI, and the window's title", meta("doi", "10.5555/a") + "<title>One</title>"],
    ["bepress", meta("bepress_citation_title", "One") + meta("bepress_citation_doi", "10.5555/a")],
    [
      "JSON-LD",
      `<script type="application/ld+json">{"@graph": [{"@type": "ScholarlyArticle", "headline": "One",
"identifier": {"@type": "PropertyValue", "value": "10.5555/a"}, "citation": [{"@type": "ScholarlyArticle", "name": "Two"}]}]}</script>`,
    ],
  ] as const)("%s", ([, head]) => {
    expect(answer(ELSEWHERE, head)).toEqual({ ids: ["10.5555/a"], title: "One" });
  });

  test.for([
    ["Dublin Core without a DOI", meta("dc.title", "One") + meta("dc.identifier", ELSEWHERE)],
    [
      "a news article",
      `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "One", "sameAs": "https://doi.org/10.5555/a"}</script>`,
    ],
    [
      "a list of articles",
      `<script type="application/ld+json">[{"@type": "ScholarlyArticle", "name": "One"}, {"@type": "ScholarlyArticle", "name": "Two"}]</script>`,
    ],
    ["news about an article", linked({ "@graph": [{ "@type": "NewsArticle" }, ARTICLE] })],
    ["EPrints without a title", meta("eprints.title", "")],
    ["broken JSON", `<script type="application/ld+json">{"@type": "ScholarlyArticle", </script>`],
    ["a DOI alone", meta("citation_doi", "10.5555/a")],
  ] as const)("%s is no paper", ([, head]) => {
    expect(answer(ELSEWHERE, head)).toEqual({ kind: "none" });
  });
});

test.for(["citation_title", "bepress_citation_title", "eprints.title"])(
  "only scholarly pages have %s, also without an id",
  (name) => {
    expect(answer(ELSEWHERE, meta(name, "One"))).toEqual({ ids: [], title: "One" });
  },
);

test("JSON-LD has the title of the paper that the address names, and of no other", () => {
  const at = (doi: string) => `https://journal.example.org/doi/${doi}`;
  expect(answer(at("10.5555/a"), linked(ARTICLE))).toEqual({ ids: ["10.5555/a"], title: "One" });
  expect(answer(at("10.5555/b"), linked(ARTICLE))).toEqual({ ids: ["10.5555/b"], title: null });
});

describe("of several articles in JSON-LD, the page's own is the one", () => {
  const other = { "@type": "ScholarlyArticle", headline: "Two", identifier: "10.5555/b" };
  test.for([
    [
      "that the page names",
      [
        { "@type": "WebPage", mainEntity: { "@id": "#a" } },
        { ...ARTICLE, "@id": "#a" },
      ],
    ],
    ["with its address", [{ ...ARTICLE, url: `${ELSEWHERE}#top` }]],
    ["that is its main entity", [{ ...ARTICLE, mainEntityOfPage: { "@id": ELSEWHERE } }]],
  ] as const)("%s", ([, own]) => {
    const graph = linked({
      "@graph": [{ ...other, "@id": "#b", url: "https://journal.example.org/article/2" }, ...own],
    });
    expect(answer(ELSEWHERE, graph)).toEqual({ ids: ["10.5555/a"], title: "One" });
  });

  test("and none where none says so", () => {
    expect(answer(ELSEWHERE, linked([ARTICLE, other]))).toEqual({ kind: "none" });
    expect(answer("about:blank", linked([ARTICLE, other]))).toEqual({ kind: "none" });
  });
});

test("the page that JSON-LD says an article is the main entity of may be its DOI", () => {
  const page = { "@type": "WebPage", "@id": "https://doi.org/10.5555/a" };
  const article = { "@type": "ScholarlyArticle", headline: "One", mainEntityOfPage: page };
  expect(answer(ELSEWHERE, linked(article))).toEqual({ ids: ["10.5555/a"], title: "One" });
});

test.for([
  "https://press.example.org/document/doi/10.5555/9783111233758/html",
  "https://press.example.org/10.5555/1.9783111233758",
  "https://press.example.org/book/10.5555/978-3-11-123375-8",
  "https://press.example.org/books/edit/10.5555/b1234/a-made-up-book",
  "https://press.example.org/doi/book/10.5555/b1234",
  "https://press.example.org/issue/10.5555/s-003-25342",
])("%s is a book's or an issue's, whatever the page says", (address) => {
  expect(readPage(address, null)).toEqual({ kind: "none" });
  const tags = meta("citation_title", "One") + meta("citation_doi", "10.5555/9783111233758");
  expect(answer(address, tags)).toEqual({ kind: "none" });
  expect(answer(ELSEWHERE, tags)).toEqual({ kind: "none" });
});

test("a chapter has a DOI that goes on behind its book's", () => {
  const chapter = "10.5555/9783111233758-003";
  const address = `https://press.example.org/document/doi/${chapter}/html`;
  expect(answer(address, meta("citation_title", "One"))).toEqual({ ids: [chapter], title: "One" });
});

test("a DOI in JSON-LD under another title is another paper's", () => {
  expect(answer(ELSEWHERE, meta("citation_title", "Two") + linked(ARTICLE))).toEqual({
    ids: [],
    title: "Two",
  });
});

describe("hostile pages", () => {
  test("titles come without tags", () => {
    const title = "&lt;script&gt;alert(1)&lt;/script&gt;On &lt;i&gt;E. coli&lt;/i&gt;";
    expect(answer(NATURE, meta("citation_title", title))).toEqual({
      ids: [OWN],
      title: "alert(1)On E. coli",
    });
  });

  test.for([
    [
      "escaped twice",
      "On &amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt; &amp;amp;amp; more",
      "On E. coli & more",
    ],
    [
      "a formula",
      "&lt;mml:math x=&quot;y&quot;&gt;&lt;mml:mi&gt;n&lt;/mml:mi&gt;&lt;/mml:math&gt;-body",
      "n-body",
    ],
    [
      "names",
      "Caf&amp;eacute; &amp;Uuml;ber &amp;alpha;-synuclein 5&amp;times;10",
      "Café Über α-synuclein 5×10",
    ],
    [
      "CDATA",
      "The &lt;tex-math&gt;&lt;![CDATA[$x$]]&gt;&lt;/tex-math&gt;-channel",
      "The $x$-channel",
    ],
    ["LaTeX", "The $\\alpha_{2}$-channel", "The $\\alpha_{2}$-channel"],
    ["comparisons", "a&lt;b then c&gt;d", "a<b then c>d"],
    ["types", "Vec&lt;T&gt;", "Vec<T>"],
    ["numbers", "&amp;#8220;So&amp;#x201d; &amp;#99999999; &amp;foo;", "“So” &#99999999; &foo;"],
  ] as const)("titles with %s", ([, title, read]) => {
    expect(answer(NATURE, meta("citation_title", title))).toEqual({ ids: [OWN], title: read });
  });

  test.for([
    "Just a moment...",
    "Access Denied",
    "403 Forbidden",
    "404",
    "Error 503",
    "Page not found | Some site",
    "Attention Required! | Cloudflare",
    "Are you a robot?",
    "Log in to your account",
    "Client Challenge",
    "Making sure you&#39;re not a bot!",
    "Radware Bot Manager Captcha",
    "Access to this page has been denied",
    "Verifying you are human. This may take a few seconds.",
    "Error - Cookies Turned Off",
    "www.example.org",
  ])("%s is no title", (notice) => {
    const tag = meta("dc.title", notice);
    expect(answer(NATURE, tag)).toEqual({ ids: [OWN], title: null });
    expect(answer("https://www.nature.com/articles/onc2011282", tag)).toEqual({ kind: "none" });
    expect(answer(ELSEWHERE, meta("citation_title", notice))).toEqual({ kind: "none" });
  });

  test.for([
    "404 Not Found: Links That Rot",
    "An Error Analysis",
    "Access Denied: Who Reads What",
    "Error Bounds",
    "Captcha and Its Discontents",
    "One More Step towards Things",
  ])("%s is a title", (title) => {
    expect(answer(NATURE, meta("dc.title", title))).toEqual({ ids: [OWN], title });
  });

  test.for([
    ["1706.03762v2", "31221671"],
    ["arXiv:1706.03762", " PMID: 31221671 "],
  ])("every id that the tags name is read: %s, %s", ([arxiv = "", pmid = ""]) => {
    const tags =
      meta("citation_title", "One") +
      meta("citation_doi", "10.5555/a") +
      meta("citation_arxiv_id", arxiv) +
      meta("citation_pmid", pmid);
    expect(answer(ELSEWHERE, tags)).toEqual({
      ids: ["10.5555/a", "1706.03762", "31221671"],
      title: "One",
    });
  });

  test("megabytes and crowds are passed over", () => {
    const head =
      meta("citation_title", "x ".repeat(500_000)) +
      meta("citation_doi", `10.5555/${"a".repeat(1_000_000)}`) +
      meta("citation_author", "A").repeat(5000) +
      meta("citation_title", "One");
    expect(answer(NATURE, head)).toEqual({ ids: [OWN], title: "One" });
  });

  test.for([
    "javascript:alert(1)",
    "data:text/html,10.5555/a",
    "file:///10.5555/a",
    "about:blank",
    "",
  ])("no paper at %j", (url) => expect(readPage(url, null)).toEqual({ kind: "none" }));

  test("ids that are none are not believed", () => {
    const tags = meta("citation_title", "One") + meta("citation_doi", "javascript:alert(1)");
    expect(answer("https://www.nature.com/articles/onc2011282", tags)).toEqual({
      ids: [],
      title: "One",
    });
  });

  test("names that a page gives its forms hide nothing", () => {
    const document = new DOMParser().parseFromString(
      `<head>${meta("citation_title", "One")}</head><form name="querySelectorAll"></form><img name="title">`,
      "text/html",
    );
    // What browsers do with such names, and this document does not.
    Object.defineProperty(document, "querySelectorAll", { value: document.createElement("form") });
    Object.defineProperty(document, "title", { value: document.createElement("img") });
    const page = readPage(NATURE, document);
    expect(page.kind === "paper" && page.paper.title).toBe("One");
  });
});
