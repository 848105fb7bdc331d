import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { BADGE, wordsOn } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { signInOnOptions } from "./firefox-sign-in.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { firefoxWindow } from "./firefox-window.ts";
import type { FirefoxWindow } from "./firefox-window.ts";
import { copiesInFirefox } from "./first-copies.ts";
import { asAnother } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// The real button in the real toolbar, and the real keyboard: what only the browser itself grants and gives.

let world: World;
let reader: FirefoxReader;
let window: FirefoxWindow;

const EMAIL = "toolbar@example.org";
const BUTTON = "extension_paperround_example-browser-action";
const POPUP = `document.querySelector(".webextension-popup-browser")`;
const CHIP = "paperround-chip >>> button";

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  reader = await startFirefox(world);
  await copiesInFirefox(reader);
  window = await firefoxWindow(reader.browser);
  await window.run(`CustomizableUI.addWidgetToArea("${BUTTON}", "nav-bar")`);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

const operations = () => world.gate.seen.map(({ operation }) => operation);

/** Presses the button in the toolbar, over the tab in front. */
async function pressButton(): Promise<FirefoxSurface> {
  await window.run(
    `document.getElementById("${BUTTON}").querySelector(".unified-extensions-item-action-button").click()`,
  );
  return openPopup();
}

async function openPopup(): Promise<FirefoxSurface> {
  const popup = window.surface(POPUP, `${POPUP}.closest("panel").hidePopup()`);
  await popup.waitFor("#root > *");
  return popup;
}

/** Closes a popup, as pressing elsewhere does. Until it is gone, the next one would be taken for it. */
async function closePopup(popup: FirefoxSurface): Promise<void> {
  await popup.close();
  await expect.poll(() => window.run<boolean>(`${POPUP} === null`)).toBe(true);
}

test("on a site that nobody described, the press alone lets the page be read: once, here", async () => {
  const page = await reader.visit("https://blog.example.org/blog/reading");
  await page.bringToFront();
  world.gate.seen.length = 0;
  const popup = await pressButton();
  await popup.waitForText("h1", "No paper here");
  expect(operations()).toEqual([]);
  await popup.press(".kindly .btn");
  await popup.waitForText("h1", KNOWN.title);
  await popup.waitFor(".vote");
  await closePopup(popup);
});

test("over a PDF in the browser's viewer the shortcut opens the popup, which knows the paper", async () => {
  const page = await reader.browser.newPage();
  await page.goto(`https://arxiv.org/pdf/${KNOWN.id}v2`).catch(() => undefined);
  await page.bringToFront();
  // The viewer takes over at any time: the popup reads once what the tab shows.
  const address = () => window.run<string>("gBrowser.currentURI.spec");
  await expect.poll(address).toContain(`/pdf/${KNOWN.id}`);
  await expect
    .poll(() => window.run<boolean>("gBrowser.selectedBrowser.webProgress.isLoadingDocument"))
    .toBe(false);
  await window.chord(["Alt", "Shift", "Q"]);
  const popup = await openPopup();
  await popup.waitForText("h1", KNOWN.title);
  await popup.waitFor(".vote");
  await closePopup(popup);
});

test("a sign-in in the popup: typed, interrupted by a look at the mail, and gone on with", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await page.bringToFront();
  const popup = await pressButton();
  await popup.waitForText("h1", KNOWN.title);
  await popup.press(".save .btn");
  await popup.type(".sign-in input[type=email]", EMAIL);
  await popup.press(".sign-in .primary");
  await popup.waitFor(".sign-in .code-input");
  const code = await world.api.mailedCode(EMAIL);
  await closePopup(popup);

  const again = await pressButton();
  await again.type(".sign-in .code-input", code);
  await again.waitForText(".save .btn", "✓ Reading list");
  await again.waitForText("#root", "toolbar · localhost:4000");
  await closePopup(again);
  await expect.poll(() => wordsOn(page)).toContain("saved");
});

test("the shortcuts save and vote, and the badge says so", async () => {
  const options = await signInOnOptions(world, reader, EMAIL);
  await options.close();
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await page.bringToFront();
  await page.waitForSelector(BADGE);
  await window.chord(["Alt", "Shift", "K"]);
  await window.chord(["Alt", "Shift", "U"]);
  await expect.poll(() => wordsOn(page)).toMatch(/yours among them.*saved/);
  const ask = await asAnother(world, EMAIL, 1);
  // The badge shows what was done before the server has it.
  await expect
    .poll(() =>
      ask(`{ paper(ref: {arxiv: "${KNOWN.id}"}) { viewerHasUpvoted viewerLists { name } } }`),
    )
    .toEqual({ paper: { viewerHasUpvoted: true, viewerLists: [{ name: "Reading list" }] } });
});

test("a listing shows what this browser knows, asks nothing, and opens the panel of a paper", async () => {
  // What is copied after the sign-in is asked for in its own time.
  await copiesInFirefox(reader, "the reader's");
  world.gate.seen.length = 0;
  const page = await reader.visit("https://arxiv.org/search/?query=made-up&searchtype=all&size=5");
  const chip = await page.waitForSelector(CHIP);
  await expect
    .poll(() => chip?.evaluate((button) => button.textContent))
    .toMatch(/1 upvote, yours among them/);
  expect(operations()).toEqual([]);
  await chip?.click();
  const panel = await reader.panel(page);
  await panel.waitForText("h1", KNOWN.title);
});

test("a page that changes without loading keeps one badge, of the paper it shows now", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await page.waitForSelector(BADGE);
  await page.evaluate((path) => history.pushState({}, "", path), `/abs/${UNKNOWN.id}`);
  await expect.poll(() => wordsOn(page)).toContain("Be the first");
  await expect.poll(async () => (await page.$$("paperround-badge")).length).toBe(1);
  await page.evaluate(() => history.pushState({}, "", "/list/cs.CL/recent"));
  await expect.poll(async () => (await page.$$("paperround-badge")).length).toBe(0);
});
