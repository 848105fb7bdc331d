import { AxeBuilder } from "@axe-core/playwright";
import { afterEach, expect, test } from "vitest";
import { UNKNOWN } from "./arxiv-pages.ts";
import { giveEvent, said } from "./browser-events.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { send, signIn, signInByApi } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// A paper that the server has nothing of is saved with one press. Each time in a world of its own: after the press the
// paper is known.

let world: World;
let reader: ChromiumReader;

const ADDRESS = `https://arxiv.org/abs/${UNKNOWN.id}`;
const DECIDES = "An editor decides whether the paper goes on the list.";

async function begin(settings: Record<string, string> = {}): Promise<void> {
  world = await startWorld(settings);
  reader = await startChromium(world);
}
afterEach(async () => {
  await reader?.close();
  await world?.stop();
});

test("signed in: one press saves, and saved it is when the panel is opened again", async () => {
  await begin();
  await openSignedIn(world, reader, "one-press@example.org");
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
  expect(await readingListOf("one-press@example.org", 1)).toEqual([UNKNOWN.title]);
  expect(await listedOn()).not.toBeNull();
});

test("signed out: the press waits for the code, and goes on by itself", async () => {
  await begin();
  const page = await unknownPage();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("heading", { name: "Sign in to save" }).waitFor();
  await panel.getByLabel("Email address").fill("later@example.org");
  await panel.getByLabel("Email address").press("Enter");
  await panel.getByLabel("Six-digit code").waitFor();

  // The reader goes to fetch the code; what they wanted is there again with the panel.
  await page.reload();
  await badgeOf(page).click();
  await panel.getByLabel("Six-digit code").fill(await world.api.mailedCode("later@example.org"));
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  expect(await readingListOf("later@example.org", 1)).toEqual([UNKNOWN.title]);
});

test("where an editor decides: that is said, and the paper is saved", async () => {
  await begin({ SUBMISSIONS: "curated" });
  await openSignedIn(world, reader, "curated@example.org");
  const page = await unknownPage();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await panel.getByRole("paragraph").filter({ hasText: DECIDES }).first().waitFor();
  await panel.getByRole("status").getByText(`Saved. ${DECIDES}`).waitFor();
  expect(await panel.getByText("is on the list").count()).toBe(0);
  expect(await readingListOf("curated@example.org", 1)).toEqual([UNKNOWN.title]);
  expect(await listedOn()).toBeNull();
});

test("be the first where an editor decides: that is said, after a sign-in too", async () => {
  await begin({ SUBMISSIONS: "curated" });
  const page = await unknownPage();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Be the first" }).press("Enter");
  await signIn(world, panel, "proposes@example.org");
  await panel.getByRole("button", { name: "Upvote, 0 so far" }).waitFor();
  await panel.getByRole("status").getByText(DECIDES, { exact: true }).waitFor();
  expect(await panel.getByText("is on the list").count()).toBe(0);
  expect(await panel.getByRole("button", { name: "Save to reading list" }).count()).toBe(1);
});

test("the shortcut, too: it says what became of the paper, and twice is once", async () => {
  await begin({ SUBMISSIONS: "curated" });
  await openSignedIn(world, reader, "shortcut@example.org");
  const page = await reader.visit(ADDRESS);
  await badgeOf(page).getByText("Be the first").waitFor();
  await giveEvent(reader, page, "commands.onCommand", "save-paper");
  await said(page, `Saved to the reading list. ${DECIDES}`);
  await badgeOf(page).getByText("saved").waitFor();
  await giveEvent(reader, page, "commands.onCommand", "save-paper");
  await said(page, "Saved to the reading list");
  const submissions = world.gate.seen.filter(({ operation }) => operation === "SubmitPaper");
  expect(submissions).toHaveLength(1);
  expect(await readingListOf("shortcut@example.org", 1)).toEqual([UNKNOWN.title]);
});

test("Enter in the popup saves it, and the menu of a link says what no source knows", async () => {
  await begin();
  await openSignedIn(world, reader, "enter@example.org");
  const list = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  const linkUrl = "https://arxiv.org/abs/2611.00099";
  await giveEvent(reader, list, "contextMenus.onClicked", {
    menuItemId: "save-paper-link",
    linkUrl,
  });
  await expect
    .poll(() => world.gate.seen.map(({ operation }) => operation))
    .toContain("SubmitPaper");
  expect(await readingListOf("enter@example.org", 1)).toEqual([]);

  const page = await reader.visit(ADDRESS);
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: "Be the first" }).waitFor();
  const { violations } = await new AxeBuilder({ page: popup }).analyze();
  expect(violations).toEqual([]);
  await popup.keyboard.press("Enter");
  await popup.getByRole("button", { name: "✓ Reading list" }).waitFor();
});

test("a server that goes away before the press: the press is kept, and goes on", async () => {
  await begin();
  await openSignedIn(world, reader, "train@example.org");
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
  // The server has taken the submission, and the answer is lost.
  world.gate.loseAnswers(2);
  await expect
    .poll(async () => (await say(options, "queue.retry", { id: null })).entries)
    .toEqual([]);
  await page.bringToFront();
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  expect(await readingListOf("train@example.org", 1)).toEqual([UNKNOWN.title]);
});

/** The page of the paper, with its panel open. */
async function unknownPage() {
  const page = await reader.visit(ADDRESS);
  await badgeOf(page).getByText("Be the first").waitFor();
  await badgeOf(page).click();
  await panelOf(page).getByRole("button", { name: "Be the first" }).waitFor();
  return page;
}

/** What stands in somebody's reading list, over the API. */
async function readingListOf(email: string, mails: number): Promise<string[]> {
  const token = await signInByApi(world, email, mails);
  const { viewer } = await send<{
    viewer: { readingList: { items: { nodes: { paper: { title: string } }[] } } };
  }>(world, "{ viewer { readingList { items(first: 10) { nodes { paper { title } } } } } }", token);
  return viewer.readingList.items.nodes.map(({ paper }) => paper.title);
}

async function listedOn(): Promise<string | null> {
  const { paper } = await world.query<{ paper: { firstListedOn: string | null } }>(
    `{ paper(ref: {arxiv: "${UNKNOWN.id}"}) { firstListedOn } }`,
  );
  return paper.firstListedOn;
}
