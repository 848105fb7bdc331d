import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { BADGE, pressBadge, wordsOn } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { copiesInFirefox } from "./first-copies.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: FirefoxReader;

beforeAll(async () => {
  world = await startWorld();
  reader = await startFirefox(world);
  await copiesInFirefox(reader);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

const EMAIL = "vixen@example.org";
const ARXIV = `https://arxiv.org/abs/${KNOWN.id}`;
const operations = () => world.gate.seen.map(({ operation }) => operation);

async function signIn(surface: FirefoxSurface): Promise<void> {
  await surface.type("input[type=email]", EMAIL);
  await surface.press(".sign-in .primary");
  await surface.type(".code-input", await world.api.mailedCode(EMAIL));
}

test("the popup signs in, saves, and puts the paper on a new list", async () => {
  await reader.visit(ARXIV);
  const popup = await reader.popup(ARXIV);
  await popup.waitForText("h1", KNOWN.title);
  await popup.press(".save .btn");
  await signIn(popup);
  await popup.waitForText(".save .btn", "Reading list");
  await popup.press(".save [aria-expanded]");
  await popup.type(".new-list input", "Later, maybe");
  await popup.press(".new-list button");
  await popup.waitForText(".save .btn", "+1");
  await popup.waitForText(".picker", "Later, maybe");

  // Another popup reads it from the server.
  const again = await reader.popup(ARXIV);
  await again.waitForText(".save .btn", "+1");
  await again.close();
  await popup.close();
});

test("with look-ups off, another paper causes no request until its panel is opened", async () => {
  // What is copied after the sign-in is asked for in its own time.
  await copiesInFirefox(reader, "the reader's");
  const options = await reader.open("options.html");
  await options.press("#privacy input[type=checkbox]");
  const isAllowed = `browser.storage.local.get("lookups").then(({ lookups }) => lookups)`;
  await expect.poll(() => options.run<boolean>(isAllowed)).toBe(false);
  world.gate.seen.length = 0;
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await page.waitForSelector(BADGE);
  // Of so few papers one bucket holds all: where one came before the switch was off, it is known from there.
  await expect.poll(() => wordsOn(page)).toMatch(/Not looked up|Be the first/);
  expect(operations()).toEqual([]);
  await pressBadge(page);
  const panel = await reader.panel(page);
  await panel.waitForText(".notice", "Nobody has put this paper on the list yet.");
  expect(operations()).not.toContain("LookupBucket");
  await options.press("#privacy input[type=checkbox]");
  await options.close();
});

test("a second server has its own account, and is forgotten whole", async () => {
  const options = await reader.open("options.html");
  await options.waitForText("#account", EMAIL);
  await options.type("#server input[type=url]", "http://papers.test");
  await options.press("#server .with-button .btn");
  await options.waitForText("#server", "Using http://papers.test");
  await options.waitForText("#account", "Reading needs no account.");

  await options.press("#server .servers label input:not(:checked)");
  await options.waitForText("#account", EMAIL);
  await options.press("#server .servers .link");
  await options.waitForText("#server", "Everything of http://papers.test is gone");
  const isGranted = `browser.permissions.contains({ origins: ["http://papers.test/*"] })`;
  await expect.poll(() => options.run<boolean>(isGranted)).toBe(false);
  await options.close();
});

test("a site that is off shows no badge", async () => {
  const options = await reader.open("options.html");
  await options.type("#sites input[type=search]", "arxiv.org");
  // The last of all sites is another one.
  await options.waitForText("#sites .sites li:last-child", "arXiv");
  const arxiv = "#sites .sites li:last-child input";
  await options.press(arxiv);
  await options.waitForText("#sites", "1 is off.");
  const page = await reader.visit(ARXIV);
  await new Promise((later) => setTimeout(later, 1000));
  expect(await page.$(BADGE)).toBeNull();
  await options.press(arxiv);
  await options.waitForText("#sites", "All are on.");
  await page.reload();
  await page.waitForSelector(BADGE);
  await options.close();
});

test("the theme is taken over by surfaces that are open", async () => {
  const options = await reader.open("options.html");
  const popup = await reader.popup(ARXIV);
  const ground = () => popup.run<string>("getComputedStyle(document.body).backgroundColor");
  await options.press("#appearance label:nth-of-type(3) input");
  await expect.poll(ground).toBe("rgb(23, 23, 22)");
  await options.press("#appearance label:nth-of-type(2) input");
  await expect.poll(ground).toBe("rgb(251, 250, 247)");
  await options.press("#appearance label:nth-of-type(1) input");
  await popup.close();
  await options.close();
});

test("signing out in the popup signs out everywhere", async () => {
  const options = await reader.open("options.html");
  await options.waitForText("#account", EMAIL);
  const page = await reader.visit(ARXIV);
  await page.waitForSelector(BADGE);
  const popup = await reader.popup(ARXIV);
  await popup.waitForText(".foot", "Sign out");
  // Not at a place on the screen: what is related comes in above, and moves it.
  await popup.run(
    `[...document.querySelectorAll(".foot button")].find((one) => one.textContent === "Sign out").click()`,
  );
  await popup.waitForText(".foot", "Sign in");
  await options.waitForText("#account", "Reading needs no account.");
  await expect.poll(() => wordsOn(page)).not.toContain("saved");
  await popup.close();
  await options.close();
});
