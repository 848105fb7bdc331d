import { describe, expect, test } from "vitest";
import { readPage } from "./read-page.ts";

const PAPER = "https://arxiv.org/abs/1706.03762v5";

function idsOf(address: string, ...canonical: string[]): string[] {
  const links = canonical.map((href) => `<link rel="canonical" href="${href}">`).join("");
  const html = `<!doctype html><head><title>A page</title>${links}</head><body><h1>A page</h1></body>`;
  const page = readPage(address, new DOMParser().parseFromString(html, "text/html"));
  return page.kind === "paper" ? page.paper.ids.map((id) => id.value) : [];
}

describe("a saved page is at the address that it calls its own", () => {
  test.for(["", "file:///home/ada/paper.html", "about:blank"])("saved as %j", (address) => {
    expect(idsOf(address, PAPER)).toEqual(["1706.03762"]);
  });

  test("also where it says so twice", () => {
    expect(idsOf("", PAPER, PAPER)).toEqual(["1706.03762"]);
  });

  test("not where it calls itself two things", () => {
    expect(idsOf("", PAPER, "https://arxiv.org/abs/1706.03763")).toEqual([]);
  });

  test.for(["/abs/1706.03762", "javascript:alert(1)//arxiv.org/abs/1706.03762", ""])(
    "not at %j",
    (canonical) => expect(idsOf("", canonical)).toEqual([]),
  );
});

describe("without such a link, it is at the address under which it is shared", () => {
  const page = (head: string) => {
    const read = readPage("", new DOMParser().parseFromString(head, "text/html"));
    return read.kind === "paper" ? read.paper.ids.map((id) => id.value) : [];
  };
  test.for(["property=og:url content", "name=og:url value"])("%s", (tag) => {
    expect(page(`<meta ${tag}="${PAPER}">`)).toEqual(["1706.03762"]);
    expect(page(`<meta ${tag}="">`)).toEqual([]);
    const canonical = `<link rel=canonical href="https://arxiv.org/abs/2001.00001">`;
    expect(page(`${canonical}<meta ${tag}="${PAPER}">`)).toEqual(["2001.00001"]);
  });
});

test("a saved page of IEEE Xplore, which has no such link, is at the number in its script", () => {
  const script = `xplGlobal.document.metadata={"title":"On things","articleNumber":"7696113"};`;
  const page = (text: string) =>
    readPage("", new DOMParser().parseFromString(`<script>${text}</script>`, "text/html"));
  expect(page(script)).toEqual({ kind: "paper", paper: { ids: [], title: "On things" } });
  expect(page(script.replace("7696113", "../evil"))).toEqual({ kind: "none" });
});

test("a page of the web is where it is, whatever it says", () => {
  expect(idsOf("https://blog.example.org/reading", PAPER)).toEqual([]);
  expect(idsOf("https://arxiv.org/abs/2001.00001", PAPER)).toEqual(["2001.00001"]);
});
