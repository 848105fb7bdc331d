import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { removeExtension, updateExtension } from "./extension-update.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// The extension is updated while pages are open: what the old one left on them is replaced, and throws nothing into them.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  reader = await startChromium(world);
});
afterEach(() => reader?.close());

const KNOWN_PAGE = `https://arxiv.org/abs/${KNOWN.id}`;
const upvote = (page: Page) => panelOf(page).getByRole("button", { name: /^Upvote/ });

/** What a page complains of from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(said.text());
  });
  return complaints;
}

/** Marks what the extension has on a page, so that what came anew can be told from it. */
async function markOld(page: Page, name: string): Promise<void> {
  const hosts = page.locator(name);
  await hosts.evaluateAll((all) => {
    for (const one of all) one.setAttribute("data-old", "");
  });
}

test("a badge is replaced by one that works, and stays one", async () => {
  const page = await reader.visit(KNOWN_PAGE);
  await badgeOf(page).waitFor();
  const complaints = complaintsOf(page);
  await markOld(page, "paperround-badge");
  await updateExtension(reader);
  await page.locator("paperround-badge:not([data-old])").waitFor({ state: "attached" });
  await expect.poll(() => page.locator("paperround-badge").count()).toBe(1);
  await page.bringToFront();
  await badgeOf(page).click();
  await upvote(page).waitFor();
  // What runs on from before leaves the page alone, wherever it goes.
  await page.evaluate((path) => history.pushState({}, "", path), `/abs/${UNKNOWN.id}`);
  await badgeOf(page).getByText("Be the first").waitFor();
  expect(await page.locator("paperround-badge").count()).toBe(1);
  expect(complaints).toEqual([]);
});

test("a panel that is open goes with its badge, and the next press opens it again", async () => {
  const page = await reader.visit(KNOWN_PAGE);
  await badgeOf(page).click();
  await standsStill(page);
  await markOld(page, "paperround-badge");
  await updateExtension(reader);
  await page.locator("paperround-badge:not([data-old])").waitFor({ state: "attached" });
  await expect.poll(() => page.locator("paperround-badge").count()).toBe(1);
  expect(await page.locator("paperround-badge iframe").count()).toBe(0);
  await page.bringToFront();
  await badgeOf(page).click();
  await upvote(page).waitFor();
});

test("the chips of a listing are replaced by such as work", async () => {
  const page = await reader.visit("https://arxiv.org/search/?query=made-up&size=5");
  await page.locator("paperround-chip button").first().waitFor();
  const complaints = complaintsOf(page);
  const before = await page.locator("paperround-chip").count();
  await markOld(page, "paperround-chip");
  await updateExtension(reader);
  await page.locator("paperround-chip:not([data-old]) button").first().waitFor();
  await expect.poll(() => page.locator("paperround-chip").count()).toBe(before);
  await expect.poll(() => page.locator("paperround-chip[data-old]").count()).toBe(0);
  // The old script hears of every change of its page.
  await page.evaluate(() => document.body.append("More"));
  await page.bringToFront();
  await page.locator("paperround-chip button").first().click();
  await upvote(page).waitFor();
  await expect.poll(() => page.locator("paperround-chip").count()).toBe(before);
  expect(complaints).toEqual([]);
});

test("a badge whose extension was removed goes when the reader comes back, or near", async () => {
  const [back, near, listing] = [
    await reader.visit(KNOWN_PAGE),
    await reader.visit(KNOWN_PAGE),
    await reader.visit("https://arxiv.org/search/?query=made-up&size=5"),
  ];
  for (const page of [back, near]) await badgeOf(page).waitFor();
  await listing.locator("paperround-chip button").first().waitFor();
  const complaints = [back, near, listing].map(complaintsOf);
  await removeExtension(reader);
  // Playwright has every page believe that it has the focus all the time.
  for (const page of [back, listing]) await page.evaluate(() => dispatchEvent(new Event("focus")));
  await near.bringToFront();
  await badgeOf(near).hover();
  for (const page of [back, near]) {
    await page.locator("paperround-badge").waitFor({ state: "detached" });
  }
  await listing.locator("paperround-chip").first().waitFor({ state: "detached" });
  expect(complaints.flat()).toEqual([]);
});
