import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { openSidePanel } from "./side-panel-reader.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Pages that lie, crowd, tamper and throw the badge out, and a server that lies: nothing of theirs runs, no other paper is voted for.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  world.gate.seen.length = 0;
  reader = await startChromium(world);
  await firstCopies(reader);
});
afterEach(() => reader?.close());

const KNOWN_PAGE = `https://arxiv.org/abs/${KNOWN.id}`;

/** Opens the address of a paper, where something else stands. */
async function visitInstead(address: string, body: string): Promise<Page> {
  const page = await reader.context.newPage();
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
  return page;
}

/** Votes from a page's own badge. */
async function vote(page: Page, email: string): Promise<void> {
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await signIn(world, panel, email);
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
}

/** What was voted for, as the server has it. */
async function votes(): Promise<Record<string, number>> {
  const { one, other } = await world.query<{
    one: { upvoteCount: number };
    other: { upvoteCount: number };
  }>(
    `{ one: paper(ref: {arxiv: "${KNOWN.id}"}) { upvoteCount } other: paper(ref: {arxiv: "2401.16380"}) { upvoteCount } }`,
  );
  return { [KNOWN.id]: one.upvoteCount, "2401.16380": other.upvoteCount };
}

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

/** What a page's own script does to everything that a script of ours would use, were it in the page's world. */
const TAMPER = `
for (const name of ["querySelectorAll", "createElement", "append", "attachShadow"]) {
  for (const { prototype } of [Document, Element]) {
    if (name in prototype) prototype[name] = () => { throw new Error("not yours"); };
  }
}
Object.prototype.ids = ["2401.16380"];
Array.prototype.map = () => [];
JSON.parse = () => null;`;

test("hostile metadata, other papers' ids, and names that hide what belongs to the browser", async () => {
  const attack = "&lt;img src=x onerror=window.ran=1&gt;&lt;script&gt;window.ran=1&lt;/script&gt;";
  const page = await visitInstead(
    KNOWN_PAGE,
    `<!DOCTYPE html><html><head><script>${TAMPER}</script><title>${attack}</title>
${meta("citation_title", `${attack}${"x".repeat(1_000_000)}`)}
${meta("citation_title", `${attack}A title`)}
${meta("citation_author", attack).repeat(5000)}
${meta("citation_arxiv_id", "2401.16380")}${meta("citation_doi", "10.48550/arXiv.2401.16380")}
${meta("citation_pdf_url", "javascript:window.ran=1")}
<link rel="canonical" href="javascript:window.ran=1">
<script type="application/ld+json">{"@type":"ScholarlyArticle","name":"Other","sameAs":"https://doi.org/10.48550/arXiv.2401.16380","__proto__":{"title":1}}</script>
</head><body><img name="documentElement"><form name="querySelectorAll"></form><form name="createElement"></form>
<form name="head"></form><img name="location"><a id="defaultView"></a>
<blockquote class="abstract">${"y ".repeat(200_000)}</blockquote></body></html>`,
  );
  await badgeOf(page).waitFor();
  await badgeOf(page).click();
  await panelOf(page).getByRole("heading", { name: KNOWN.title }).waitFor();
  const before = await votes();
  await vote(page, "hostile@example.org");
  await expect.poll(votes).toEqual({ ...before, [KNOWN.id]: (before[KNOWN.id] ?? 0) + 1 });
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();
});

test("a page that throws the badge out gets its way; the toolbar button still knows the paper", async () => {
  const page = await reader.visit(KNOWN_PAGE);
  await badgeOf(page).waitFor();
  await page.evaluate(() => {
    const throwOut = () => {
      for (const badge of document.querySelectorAll("paperround-badge")) badge.remove();
    };
    new MutationObserver(throwOut).observe(document, { childList: true, subtree: true });
    throwOut();
  });
  await page.waitForTimeout(1000);
  expect(await page.locator("paperround-badge").count()).toBe(0);
  const popup = await reader.popup(page);
  await popup.getByRole("heading", { name: KNOWN.title }).waitFor();
});

test("a server that answers with another paper than it was asked for is not believed", async () => {
  const other = await world.query<{ paper: object }>(
    `{ paper(ref: {arxiv: "2401.16380"}) { id title publishedOn authors(first: 3) { nodes { name } } authorCount org { name }
       upvoteCount commentCount viewerHasUpvoted viewerLists { id name isDefault } viewerProposal { status } firstListedOn
       ids { scheme value } links { landing pdf code project } } }`,
  );
  world.gate.answer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: other }));
  }, "ReadPaper");
  const page = await reader.visit(KNOWN_PAGE);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("alert").getByText("The server speaks another language").waitFor();
  expect(await panel.getByRole("button", { name: /^Upvote/ }).count()).toBe(0);
  world.gate.open();
  await badgeOf(page).click();
  await badgeOf(page).click();
  await panel.getByRole("heading", { name: KNOWN.title }).waitFor();
});

test("garbage in the place of any answer is said to be, on every surface", async () => {
  const panel = await openSidePanel(reader);
  world.gate.answer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ data: { feed: [1], search: { nodes: "<b>" }, paper: { id: 7 } } }),
    );
  });
  await panel.getByRole("tab", { name: "Month" }).click();
  const words = "The server speaks another language";
  await panel.locator("#view-papers").getByText(words).waitFor();
  await panel.getByRole("tab", { name: "Search" }).click();
  await panel.getByRole("combobox", { name: "Search papers" }).fill("anything");
  await panel.getByRole("combobox", { name: "Search papers" }).press("Enter");
  await panel.locator("#view-search").getByText(words).waitFor();
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).click();
  await panelOf(page).getByText(words).waitFor();
  const popup = await reader.popup(page);
  await popup.getByText(words).waitFor();
});
