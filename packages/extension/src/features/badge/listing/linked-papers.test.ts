import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { findListing } from "../../../recognisers/find-listing.ts";
import { linkReader } from "../../../recognisers/link-reader.ts";
import { LinkedPapers } from "./linked-papers.ts";

const LISTING = "https://arxiv.org/list/cs.CL/recent";

interface Question {
  data: { address: string; links: string[] };
}

/** The links that were asked about, question by question. */
let asked: string[][] = [];

beforeEach(() => {
  asked = [];
  // As the background answers, without what it checks.
  fakeBrowser.runtime.onMessage.addListener((message: Question, _, reply) => {
    const { address, links } = message.data;
    asked.push(links);
    const found = findListing(address);
    reply({
      res: found && { rows: found.site.listing ?? {}, papers: links.map(linkReader(found)) },
    });
    return true;
  });
});
afterEach(() => fakeBrowser.reset());

function pageWith(...hrefs: string[]): Document {
  const items = hrefs.map((href) => `<dt><a href="${href}">A paper of its own</a></dt>`).join("");
  return new DOMParser().parseFromString(`<dl>${items}</dl>`, "text/html");
}

async function idsOn(papers: LinkedPapers, page: Document): Promise<(string | undefined)[]> {
  return (await papers.read(page)).map(({ ids }) => ids[0]?.value);
}

test("each link is asked about once, however often the page is looked at", async () => {
  const papers = new LinkedPapers(LISTING);
  const first = pageWith("/abs/2611.00001", "/abs/2611.00001v2", "/help", "/abs/2611.00001");
  expect(await idsOn(papers, first)).toEqual(["2611.00001"]);
  expect(await idsOn(papers, first)).toEqual(["2611.00001"]);
  const more = pageWith("/abs/2611.00001", "/abs/2611.00002", "javascript:alert(1)");
  expect(await idsOn(papers, more)).toEqual(["2611.00001", "2611.00002"]);
  expect(asked).toEqual([
    ["/abs/2611.00001", "/abs/2611.00001v2", "/help"],
    ["/abs/2611.00002", "javascript:alert(1)"],
  ]);
});

test("under an address that lists nothing it is asked once, and nothing is listed", async () => {
  const papers = new LinkedPapers("https://arxiv.org/abs/2611.00009");
  expect(await idsOn(papers, pageWith("/abs/2611.00001"))).toEqual([]);
  expect(await idsOn(papers, pageWith("/abs/2611.00002"))).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("a page that never ends making up links is heard out for so long, and what was read stays", async () => {
  const papers = new LinkedPapers(LISTING);
  const madeUp = (round: number) =>
    Array.from(
      { length: 4000 },
      (_, at) => `/abs/26${10 + round}.${String(at + 1).padStart(5, "0")}`,
    );
  const long = `/abs/2611.00001?${"x".repeat(5000)}`;
  for (let round = 0; round < 5; round += 1) await papers.read(pageWith(long, ...madeUp(round)));
  const links = asked.flat();
  expect(links).toHaveLength(10_000);
  expect(links).not.toContain(long);
  expect(await idsOn(papers, pageWith("/abs/2610.00001"))).toEqual(["2610.00001"]);
});

test("without an extension behind the page it fails", async () => {
  fakeBrowser.reset();
  await expect(new LinkedPapers(LISTING).read(pageWith("/abs/2611.00001"))).rejects.toThrow();
});
