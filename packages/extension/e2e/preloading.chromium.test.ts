import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNHEARD } from "./arxiv-pages.ts";
import { say } from "./extension-messages.ts";
import { startPreloadingChromium } from "./preloading-chromium.ts";
import type { PreloadingChromium } from "./preloading-chromium.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Pages that the browser loads before anybody goes there, and such as it keeps after they were left.

let world: World;
let reader: PreloadingChromium;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.seen.length = 0;
  world.site.fetchedAhead.length = 0;
  reader = await startPreloadingChromium(world);
  options = await reader.visit(`${reader.home}/options.html`);
  // The copies of the feed, made at installation, whatever anybody reads.
  await expect.poll(() => say(options, "copies.feed", undefined)).not.toBeNull();
  world.gate.seen.length = 0;
});
afterEach(() => reader?.close());

const operations = () => world.gate.seen.map(({ operation }) => operation);
const BADGE = "paperround-badge >>> button.badge:not([hidden])";
const words = (page: Page) => page.$$eval(BADGE, (all) => all.map((one) => one.textContent));

/** When the page in a tab was visited, and when a script of ours first looked at it; zero for what never was. */
function times(page: Page): Promise<{ visited: number; looked: number }> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    const [look] = performance.getEntriesByName("paperround:recognise");
    const visited = (navigation as { activationStart?: number } | undefined)?.activationStart ?? 0;
    return { visited, looked: look?.startTime ?? 0 };
  });
}

test("a page that is loaded ahead is left alone until it is visited, and then has its badge", async () => {
  const [paper = KNOWN] = UNHEARD;
  const path = `/abs/${paper.id}`;
  const page = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  await page.evaluate((path) => {
    document.body.append(Object.assign(document.createElement("a"), { href: path, id: "ahead" }));
    document.querySelector("#ahead")?.append("The next one");
    const rules = { prerender: [{ urls: [path], eagerness: "immediate" }] };
    const script = Object.assign(document.createElement("script"), { type: "speculationrules" });
    script.textContent = JSON.stringify(rules);
    document.head.append(script);
  }, path);
  await expect.poll(() => world.site.fetchedAhead).toContain(path);
  // As long as a badge takes, and more.
  await new Promise((later) => setTimeout(later, 1500));
  expect(operations()).toEqual([]);

  await page.click("#ahead");
  await expect.poll(() => words(page)).toEqual([expect.stringContaining("Be the first")]);
  expect(operations()).toEqual(["LookupBucket"]);
  const { visited, looked } = await times(page);
  expect(visited).toBeGreaterThan(0);
  expect(looked).toBeGreaterThan(visited);
});

test("a page that was left and comes back has one badge, with what was done meanwhile", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await expect.poll(() => words(page)).toHaveLength(1);
  await page.evaluate(() => Object.assign(globalThis, { isSame: true }));
  await page.goto("https://arxiv.org/list/cs.CL/recent");
  await vote("back@example.org");
  await page.evaluate(() => history.back());
  await expect.poll(() => words(page)).toEqual([expect.stringContaining("yours among them")]);
  expect(await page.evaluate(() => "isSame" in globalThis)).toBe(true);
});

/** Votes for the known paper, from another tab. */
async function vote(email: string): Promise<void> {
  await say(options, "accounts.request-code", { email, wanted: null });
  await say(options, "accounts.sign-in", { code: await world.api.mailedCode(email) });
  const identifier = { scheme: "ARXIV", value: KNOWN.id } as const;
  const done = await say(options, "votes.set", { paper: { identifier }, upvoted: true });
  expect(done).toMatchObject({ ok: true });
}
