import { describe, expect, test } from "vitest";
import { casePage } from "./case-page.ts";
import { readPage } from "./read-page.ts";

function idsOf(address: string, html?: string): string[] | null {
  const document = html === undefined ? null : new DOMParser().parseFromString(html, "text/html");
  const page = readPage(address, document);
  return page.kind === "paper" ? page.paper.ids.map((id) => id.value) : null;
}

const LOGIN = "https://login.proxy.uni.edu/login";

describe("an address that leads to a paper", () => {
  test.for([
    ["a library's login", `${LOGIN}?url=https://arxiv.org/abs/1706.03762`, "1706.03762"],
    [
      "a library's login, escaped",
      `${LOGIN}?qurl=https%3A%2F%2Fdl.acm.org%2Fdoi%2F10.1145%2F2854146`,
      "10.1145/2854146",
    ],
    [
      "a viewer",
      "https://viewer.example.org/web/viewer.html?file=https://arxiv.org/pdf/1706.03762",
      "1706.03762",
    ],
    [
      "an archive",
      "https://web.archive.org/web/2023/https://arxiv.org/abs/1706.03762",
      "1706.03762",
    ],
  ] as const)("%s", ([, address, id]) => {
    expect(idsOf(address)).toEqual([id]);
    // What a login page says of itself is not the paper's.
    expect(idsOf(address, "<title>Log in</title><h1>Log in</h1>")).toEqual([id]);
  });

  test.for([
    `${LOGIN}?url=https://www.sciencedirect.com/science/article/pii/S0004370221000862`,
    `${LOGIN}?url=https://arxiv.org/list/cs.CL/recent`,
    `${LOGIN}?url=https://a.edu/login?url=https://arxiv.org/abs/1706.03762`,
    LOGIN,
  ])("none at %s", (address) => {
    expect(readPage(address, null)).toEqual({ kind: "none" });
  });
});

test("an index's titles come without what it writes around them", () => {
  const html = `<div class=gs_r><h3 class=gs_rt><span>[PDF]</span><span>[PDF]</span> <a href=/x>[Re] One</a></h3></div>
<div class=gs_r><h3 class=gs_rt>[CITATION][C] Two.</h3></div>`;
  const document = new DOMParser().parseFromString(html, "text/html");
  const page = readPage("https://scholar.google.com/scholar?q=things", document);
  expect(page.kind === "list" && page.papers.map(({ title }) => title)).toEqual([
    "[Re] One",
    "Two",
  ]);
});

test("a listing's paper has the id that only the PDF's address names", () => {
  const hash = "A14B0BB4130A2BA6BE79E2853597526E";
  const html = `<ul><li><a href=/core/journals/x/article/one/${hash}>One</a></li>
<li><a href=/core/services/aop-cambridge-core/content/view/${hash}/S0021875810001738a.pdf/one.pdf>PDF</a></li></ul>`;
  const document = new DOMParser().parseFromString(html, "text/html");
  const page = readPage("https://www.cambridge.org/core/journals/x/issue/F6F2", document);
  expect(page.kind === "list" && page.papers.map(({ ids, title }) => [ids, title])).toEqual([
    [[{ scheme: "DOI", value: "10.1017/s0021875810001738" }], "One"],
  ]);
});

test("an index's link through a sign-in leads to the paper behind it", () => {
  const behind = "https://link.springer.com/article/10.1007/made-up-1";
  const html = `<div class=gs_r><h3 class=gs_rt><a href="https://idp.springer.com/authorize/casa?redirect_uri=${behind}&casa_token=x">One</a></h3></div>`;
  const document = new DOMParser().parseFromString(html, "text/html");
  const page = readPage("https://scholar.google.com/scholar?q=things", document);
  expect(page.kind === "list" && page.papers[0]?.ids).toEqual([
    { scheme: "DOI", value: "10.1007/made-up-1" },
  ]);
});

describe("a library's proxy before a site that nobody described", () => {
  const path = "/stable/10.5555/1953360";
  test.for([
    [`https://www.journal.org.ezproxy.uni.edu${path}`, ["10.5555/1953360"]],
    [`https://www-journal-org.ezproxy.uni.edu${path}`, ["10.5555/1953360"]],
    [`https://www.journal.org.ez.library.dk${path}`, ["10.5555/1953360"]],
    [`http://0-www.journal.org.mercury.uni.ca${path}`, ["10.5555/1953360"]],
    [`https://www.journal.org.example.com${path}`, null],
  ] as const)("%s → %s", ([address, ids]) => {
    expect(idsOf(address)).toEqual(ids);
  });
});

test("an address that goes on behind its DOI names the paper that the page says", () => {
  const html = casePage({ title: "On made-up things", doi: "10.5555/a.1" });
  const at = (path: string) => idsOf(`https://press.example.org/chapters/${path}`, html);
  expect(at("10.5555/a.1/on-made-up-things")).toEqual(["10.5555/a.1"]);
  expect(at("10.5555/a.12/on-made-up-things")).toEqual(["10.5555/a.12/on-made-up-things"]);
});

test("a page that names a version of the paper has its title", () => {
  const html = casePage({ title: "On made-up things", doi: "10.5555/a.v2" });
  const page = readPage(
    "https://preprints.example.org/doi/full/10.5555/a",
    new DOMParser().parseFromString(html, "text/html"),
  );
  expect(page).toEqual({
    kind: "paper",
    paper: { ids: [{ scheme: "DOI", value: "10.5555/a" }], title: "On made-up things" },
  });
});

test("a page that lists nothing under the address of a listing may be a paper's", () => {
  const address = "https://pubs.aip.org/books/monograph/1/chapter/2/On-made-up-things";
  const html = casePage({ title: "On made-up things", doi: "10.5555/a" });
  expect(idsOf(address, html)).toEqual(["10.5555/a"]);
  expect(idsOf(address, casePage({}))).toBeNull();
});

describe("an address that its site does not know", () => {
  const html = casePage({ title: "On made-up things", doi: "10.5555/a" });
  test("shows the paper that its tags name", () => {
    expect(idsOf("https://meetingorganizer.copernicus.org/EGU21/EGU21-1234.html", html)).toEqual([
      "10.5555/a",
    ]);
    expect(idsOf("https://www.nber.org/books-and-chapters/a-book/a-chapter", html)).toEqual([
      "10.5555/a",
    ]);
  });

  test("but none where the address names a part of a paper, or a volume", () => {
    const file =
      "https://journals.plos.org/plosone/article/file?type=supplementary&id=10.1371/a.s1";
    expect(idsOf(file, html)).toBeNull();
    expect(idsOf("https://aclanthology.org/P18-1000/", html)).toBeNull();
  });
});
