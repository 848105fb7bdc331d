import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, TWIN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { asAnother, signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// The smaller parts of the panel: citing, notes and tags, where else a paper is, and papers that are not here.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.seen.length = 0;
  reader = await startChromium(world);
});
afterEach(async () => {
  world.gate.open();
  await reader?.close();
});

test("cite: in three formats, by the keyboard, onto the clipboard", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Cite" }).press("Enter");
  const text = panel.getByRole("textbox", { name: /^The paper in/ });
  await expect.poll(() => text.inputValue()).toMatch(/^@\w+\{/);
  expect(await text.inputValue()).toBe(await citation("BIBTEX"));
  await panel.getByRole("tab", { name: "BibTeX" }).press("ArrowRight");
  await expect.poll(() => text.inputValue()).toBe(await citation("RIS"));
  await panel.getByRole("tab", { name: "RIS", selected: true }).press("End");
  await expect.poll(() => text.inputValue()).toBe(await citation("MARKDOWN"));
  // One question for all of them.
  expect(world.gate.seen.filter(({ operation }) => operation === "ReadCitations")).toHaveLength(1);

  await panel.getByRole("button", { name: "Copy" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Copied" }).waitFor();
  await panel.getByRole("status").getByText("Markdown copied").waitFor();
  // What the clipboard has is what a field of another page gets.
  const elsewhere = await reader.context.newPage();
  await elsewhere.setContent("<textarea aria-label=Paste></textarea>");
  await elsewhere.getByLabel("Paste").press("Control+V");
  const pasted = (await citation("MARKDOWN")).replaceAll("\r\n", "\n");
  await expect.poll(() => elsewhere.getByLabel("Paste").inputValue()).toBe(pasted);

  await page.bringToFront();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("link", { name: "Download" }).press("Enter"),
  ]);
  expect(download.suggestedFilename()).toBe("arxiv-2510.03264.md");
});

test("the paper's page on its server is a click away", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  const [shown] = await Promise.all([
    reader.context.waitForEvent("page"),
    popup.getByRole("link", { name: "localhost:4000" }).click(),
  ]);
  await shown.getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(shown.url()).pathname).toBe(`/papers/${KNOWN.id}`);
});

test("a note, tags and how far: kept, and there again", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  expect(await popup.getByRole("button", { name: "My notes and tags" }).count()).toBe(0);
  await popup.getByRole("button", { name: "Save to reading list" }).click();
  await signIn(world, popup, "notes@example.org");
  await popup.getByText("Already in: Reading list").waitFor();
  await popup.getByRole("button", { name: "My notes and tags" }).click();
  await popup.getByRole("textbox", { name: "Note" }).fill("Read <script> & co.\nTwice.");
  await popup.getByLabel("Tags, with commas between").fill("reasoning,  data , reasoning,");
  await popup.getByLabel("How far").selectOption("Reading");
  await popup.getByRole("button", { name: "Save", exact: true }).click();
  await popup.getByRole("form", { name: "Reading list" }).getByText("Saved").waitFor();
  expect(await popup.getByLabel("Tags, with commas between").inputValue()).toBe("reasoning, data");
  expect(await popup.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);

  await popup.reload();
  await popup.getByRole("button", { name: "My notes and tags" }).click();
  await expect
    .poll(() => popup.getByRole("textbox", { name: "Note" }).inputValue())
    .toBe("Read <script> & co.\nTwice.");
  expect(await popup.getByLabel("How far").inputValue()).toBe("READING");

  // Too much is said beside it, in the server's words; nothing typed is lost.
  await popup.getByRole("textbox", { name: "Note" }).fill("x".repeat(10_001));
  await popup.getByRole("button", { name: "Save", exact: true }).click();
  await popup.getByRole("alert").getByText("at most 10,000 characters").waitFor();
  expect((await popup.getByRole("textbox", { name: "Note" }).inputValue()).length).toBe(10_001);
  world.gate.breakDown();
  await popup.getByRole("textbox", { name: "Note" }).fill("Shorter");
  await popup.getByRole("button", { name: "Save", exact: true }).click();
  // Without the server it waits in the queue, like every save.
  await popup
    .getByRole("form", { name: "Reading list" })
    .getByText("It is kept here, and sent when the server answers.")
    .waitFor();
  expect(await popup.getByRole("textbox", { name: "Note" }).inputValue()).toBe("Shorter");
});

test("where else it is: links of the web alone", async () => {
  world.gate.answer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: { paper: hostilePaper() } }));
  }, "ReadPaper");
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  await popup.getByRole("heading", { name: "<script>alert(1)</script>" }).waitFor();
  const links = popup.locator("a[href]");
  const addresses = await links.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  // And the paper's page on the server, whatever its id is.
  await popup.getByRole("link", { name: "localhost:4000" }).waitFor();
  const own = "http://localhost:4000/papers/";
  expect(
    addresses.filter((address) => !address.startsWith("https://") && !address.startsWith(own)),
  ).toEqual([]);
  expect(await popup.getByRole("link", { name: "arXiv" }).getAttribute("href")).toBe(
    `https://arxiv.org/abs/${KNOWN.id}`,
  );
  expect(await popup.getByRole("link", { name: "Code" }).count()).toBe(0);
  expect(await popup.getByRole("link", { name: "PDF" }).getAttribute("href")).toBe(
    `https://arxiv.org/pdf/${KNOWN.id}`,
  );
});

test("a paper that is not here: what is near it, and whether it is this one", async () => {
  // The same title under another name: as on a publisher's page of a paper that is here from arXiv.
  const page = await reader.visit(`https://arxiv.org/abs/${TWIN.id}`);
  await badgeOf(page).getByText("Be the first").waitFor();
  expect(world.gate.seen.map(({ operation }) => operation)).not.toContain("FindByTitle");
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Be the first" }).waitFor();
  const related = panel.getByRole("region", { name: "Related papers" }).getByRole("link");
  await related.first().waitFor();
  const near = world.gate.seen.find(({ operation }) => operation === "ReadNear");
  expect(near).toBeDefined();

  await panel.getByRole("region", { name: "Is it this one?" }).waitFor();
  await panel.getByRole("button", { name: "Show it" }).press("Enter");
  await panel.getByRole("heading", { name: KNOWN.title, exact: true }).waitFor();
  await panel.getByRole("button", { name: /^Upvote/ }).waitFor();
  // And back: nothing was decided for the reader.
  await panel.getByRole("button", { name: "← It is another paper" }).press("Enter");
  await panel.getByRole("button", { name: "Be the first" }).waitFor();
});

test("nothing is offered that only shares a word", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("region", { name: "Related papers" }).waitFor();
  await expect
    .poll(() => world.gate.seen.map(({ operation }) => operation))
    .toContain("FindByTitle");
  await page.waitForTimeout(500);
  expect(await panel.getByText("Is it this one?").count()).toBe(0);
});

test("somebody's vote meanwhile does not close what is open", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: /Discussion/ }).click();
  await popup.getByLabel("Your comment").fill("Half a thought");
  const other = await asAnother(world, "meanwhile@example.org");
  await other(
    `mutation { setVote(input: {paper: {arxiv: "${KNOWN.id}"}, upvoted: true}) { __typename } }`,
  );
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await signIn(world, popup, "half@example.org");
  await popup.getByRole("button", { name: /^Upvote, \d/, pressed: true }).waitFor();
  expect(await popup.getByLabel("Your comment").inputValue()).toBe("Half a thought");
  // A popup that closes in the middle of a word keeps it.
  await popup.waitForTimeout(500);
  await popup.close();
  const again = await reader.popup(page);
  await again.getByRole("button", { name: /Discussion/ }).click();
  await expect.poll(() => again.getByLabel("Your comment").inputValue()).toBe("Half a thought");
});

async function citation(format: string): Promise<string> {
  const { paper } = await world.query<{ paper: { citation: string } }>(
    `{ paper(ref: {arxiv: "${KNOWN.id}"}) { citation(format: ${format}) } }`,
  );
  return paper.citation;
}

function hostilePaper() {
  const bad = "javascript:alert(1)";
  return {
    __typename: "Paper",
    id: "x",
    title: "<script>alert(1)</script>",
    publishedOn: "javascript:1",
    authors: { nodes: [{ name: "<img src=x onerror=alert(1)>" }] },
    authorCount: 1,
    org: null,
    upvoteCount: 1,
    commentCount: 0,
    viewerHasUpvoted: false,
    viewerLists: [],
    viewerProposal: null,
    firstListedOn: "2026-01-05",
    ids: [
      { scheme: "ARXIV", value: KNOWN.id },
      { scheme: "NEWER", value: bad },
    ],
    links: { landing: bad, pdf: "data:text/html,x", code: bad, project: "//evil.example" },
  };
}
