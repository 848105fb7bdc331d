import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { UNHEARD } from "./arxiv-pages.ts";
import type { ArxivPaper } from "./arxiv-pages.ts";
import { giveEvent, noteToolbar, said, toldOnToolbar } from "./browser-events.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { say } from "./extension-messages.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { asAnother, send, signIn, signInByApi } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A paper that the server has nothing of is saved with one press: each time another one, by somebody new.

let world: World;
let reader: ChromiumReader;
let tries = 0;
let paper: ArxivPaper;
let email: string;

const DECIDES = "An editor decides whether the paper goes on the list.";

function begin(settings: Record<string, string>): void {
  beforeAll(async () => {
    world = await startWorld({ LIMIT_SIGN_IN_CODES: "100", ...settings });
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    world.gate.open();
    world.gate.seen.length = 0;
    // After a press it is known, also to a test that is tried again.
    paper = UNHEARD[tries++ % UNHEARD.length] ?? never();
    email = `reader-of-${paper.id}@example.org`;
    reader = await startChromium(world);
  });
  afterEach(() => reader?.close());
}

describe("where everybody may list papers", () => {
  begin({ SUBMISSIONS: "open" });

  test("signed in: one press saves, and saved it is when the panel is opened again", async () => {
    await openSignedIn(world, reader, email);
    const page = await unknownPage();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    await panel
      .getByRole("status")
      .getByText("Saved. The paper is on the list. You can vote for it now.")
      .waitFor();
    await badgeOf(page).getByText("saved").waitFor();

    await page.reload();
    await badgeOf(page).getByText("saved").waitFor();
    await badgeOf(page).click();
    await panel.getByText("Already in: Reading list").waitFor();
    expect(await readingList()).toEqual([paper.title]);
    expect(await listedOn()).not.toBeNull();
  });

  test("signed out: the press waits for the code, and goes on by itself", async () => {
    const page = await unknownPage();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("heading", { name: "Sign in to save" }).waitFor();
    await panel.getByLabel("Email address").fill(email);
    await panel.getByLabel("Email address").press("Enter");
    await panel.getByLabel("Six-digit code").waitFor();

    // The reader goes to fetch the code; what they wanted is there again with the panel.
    await page.reload();
    await badgeOf(page).click();
    await panel.getByLabel("Six-digit code").fill(await world.api.mailedCode(email));
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    expect(await readingList()).toEqual([paper.title]);
  });

  test("Enter in the popup saves it", async () => {
    await openSignedIn(world, reader, email);
    const popup = await reader.popup(await reader.visit(address()));
    await popup.getByRole("button", { name: "Be the first" }).waitFor();
    await expectClean(popup);
    await popup.keyboard.press("Enter");
    await popup.getByRole("button", { name: "✓ Reading list" }).waitFor();
    expect(await readingList()).toEqual([paper.title]);
  });

  test("a link to what no source knows: nothing is saved, and that is said", async () => {
    await openSignedIn(world, reader, email);
    const list = await reader.visit("https://arxiv.org/list/cs.CL/recent");
    const link = { menuItemId: "save-paper-link", linkUrl: "https://arxiv.org/abs/2611.00099" };
    await noteToolbar(reader);
    await giveEvent(reader, list, "contextMenus.onClicked", link);
    const title = expect.stringContaining(
      "No source knows a paper arxiv:2611.00099: check the id.",
    );
    await expect
      .poll(() => toldOnToolbar(reader))
      .toContainEqual(expect.objectContaining({ title }));
    expect(await readingList()).toEqual([]);
  });

  test("a server that goes away before the press: the press is kept, and goes on", async () => {
    await openSignedIn(world, reader, email);
    const page = await unknownPage();
    const panel = panelOf(page);
    world.gate.breakDown();
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("alert").getByText("Kept, and not sent yet").waitFor();
    await badgeOf(page).getByText("waiting to be sent").waitFor();

    const options = await reader.context.newPage();
    await options.goto(`${reader.home}/options.html`);
    expect(await say(options, "queue.read", undefined)).toMatchObject({ waiting: 1 });
    world.gate.open();
    world.gate.loseAnswers(2);
    await expect
      .poll(async () => (await say(options, "queue.retry", { id: null })).entries)
      .toEqual([]);
    await page.bringToFront();
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    expect(await panel.getByRole("alert").count()).toBe(0);
    expect(await readingList()).toEqual([paper.title]);
  });

  test("a panel opened while the server is away: the press is kept all the same", async () => {
    await openSignedIn(world, reader, email);
    const before = await unknownPage();
    await before.close();
    world.gate.breakDown();
    const page = await reader.visit(address());
    await badgeOf(page).click();
    const panel = panelOf(page);
    await panel.getByRole("alert").getByText("The server cannot be reached").waitFor();
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("alert").getByText("Kept, and not sent yet").waitFor();
    await badgeOf(page).getByText("waiting to be sent").waitFor();

    const options = await reader.context.newPage();
    await options.goto(`${reader.home}/options.html`);
    await options.getByText(`Save: ${paper.id}`).waitFor();
    world.gate.open();
    await options.getByRole("button", { name: "Send now" }).click();
    await options.getByText("Nothing waits").waitFor();
    expect(await readingList()).toEqual([paper.title]);
  });
});

describe("where an editor decides", () => {
  begin({ SUBMISSIONS: "curated" });

  test("that is said, and the paper is saved", async () => {
    await openSignedIn(world, reader, email);
    const page = await unknownPage();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    await panel.locator("p:not(.sr-only)").getByText(DECIDES, { exact: true }).waitFor();
    await panel.getByRole("status").getByText(`Saved. ${DECIDES}`).waitFor();
    expect(await panel.getByText("is on the list").count()).toBe(0);
    expect(await readingList()).toEqual([paper.title]);
    expect(await listedOn()).toBeNull();

    // Who comes back reads it again, and after a vote still.
    await page.reload();
    await badgeOf(page).click();
    const line = panel.locator("p:not(.sr-only)").getByText(DECIDES, { exact: true });
    await line.waitFor();
    await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
    await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
    await line.waitFor();
    await panel.getByRole("button", { name: "Sign out" }).press("Enter");
    await line.waitFor({ state: "detached" });
  });

  test("to be the first says it, after a sign-in too, and saves nothing", async () => {
    const page = await unknownPage();
    const panel = panelOf(page);
    // Too low for the whole panel: the sign-in is the last thing in it.
    await page.setViewportSize({ width: 1180, height: 480 });
    await panel.getByRole("button", { name: "Be the first" }).press("Enter");
    await signIn(world, panel, email);
    await panel.getByRole("button", { name: "Upvote, 0 so far" }).waitFor();
    await panel.getByText("Also at").waitFor();
    await standsStill(page);
    // What came of it stands at its head.
    const head = panel.getByRole("heading", { level: 1 });
    await expect
      .poll(() => head.evaluate((one) => one.getBoundingClientRect().top))
      .toBeGreaterThan(0);
    await panel.getByRole("status").getByText(DECIDES, { exact: true }).waitFor();
    expect(await panel.getByText("is on the list").count()).toBe(0);
    expect(await readingList()).toEqual([]);
  });

  test("what waits is put on the list by whoever may, and offered to no other who submitted it", async () => {
    await openSignedIn(world, reader, email);
    const page = await unknownPage();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Be the first" }).press("Enter");
    const line = panel.locator("p:not(.sr-only)").getByText(DECIDES, { exact: true });
    await line.waitFor();
    await expect.poll(() => operations()).toContain("ReadSubmissionPolicy");
    const list = panel.getByRole("button", { name: "Put it on the list" });
    expect(await list.count()).toBe(0);

    await world.api.makeModerator(email);
    await page.reload();
    await badgeOf(page).click();
    await list.press("Enter");
    await panel.getByRole("status").getByText("The paper is on the list.").waitFor();
    await line.waitFor({ state: "detached" });
    await list.waitFor({ state: "detached" });
    expect(await listedOn()).not.toBeNull();
  });

  test("a paper that somebody else proposed is proposed by another, too", async () => {
    const ask = await asAnother(world, `first-${email}`);
    const input = `{paper: {arxiv: "${paper.id}"}, idempotencyKey: "${crypto.randomUUID()}"}`;
    await ask(`mutation { submitPaper(input: ${input}) { __typename } }`);
    await openSignedIn(world, reader, email);
    const page = await reader.visit(address());
    await badgeOf(page).click();
    const panel = panelOf(page);
    await panel.getByText("This paper is not on the list.").waitFor();
    await standsStill(page);
    await expectClean(page, "paperround-badge");
    await panel.getByRole("button", { name: "Propose it for the list" }).press("Enter");
    await panel.locator("p:not(.sr-only)").getByText(DECIDES, { exact: true }).waitFor();
    await panel.getByText("This paper is not on the list.").waitFor({ state: "detached" });
    expect(await listedOn()).toBeNull();
  });

  test("so does the shortcut, and twice is once", async () => {
    await openSignedIn(world, reader, email);
    const page = await reader.visit(address());
    await badgeOf(page).getByText("Be the first").waitFor();
    await giveEvent(reader, page, "commands.onCommand", "save-paper");
    await said(page, `Saved to the reading list. ${DECIDES}`);
    await badgeOf(page).getByText("saved").waitFor();
    await giveEvent(reader, page, "commands.onCommand", "save-paper");
    await said(page, "Saved to the reading list");
    const submissions = world.gate.seen.filter(({ operation }) => operation === "SubmitPaper");
    expect(submissions).toHaveLength(1);
    expect(await readingList()).toEqual([paper.title]);
  });
});

const operations = () => world.gate.seen.map(({ operation }) => operation);

const address = () => `https://arxiv.org/abs/${paper.id}`;

/** The page of the paper, with its panel open. */
async function unknownPage(): Promise<Page> {
  const page = await reader.visit(address());
  await badgeOf(page).getByText("Be the first").waitFor();
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Be the first" }).waitFor();
  return page;
}

/** What stands in the reader's reading list, over the API. */
async function readingList(): Promise<string[]> {
  const token = await signInByApi(world, email, 1);
  const { viewer } = await send<{
    viewer: { readingList: { items: { nodes: { paper: { title: string } }[] } } };
  }>(world, "{ viewer { readingList { items(first: 10) { nodes { paper { title } } } } } }", token);
  return viewer.readingList.items.nodes.map((item) => item.paper.title);
}

async function listedOn(): Promise<string | null> {
  const read = await world.query<{ paper: { firstListedOn: string | null } }>(
    `{ paper(ref: {arxiv: "${paper.id}"}) { firstListedOn } }`,
  );
  return read.paper.firstListedOn;
}

function never(): never {
  throw new Error("There are too few papers for this.");
}
