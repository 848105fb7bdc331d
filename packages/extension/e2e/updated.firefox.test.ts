import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { pressBadge } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Firefox ends the scripts of an extension that it updates, and leaves what they have drawn.

let world: World;
let reader: FirefoxReader;

const BADGE = "paperround-badge:not([data-old]) >>> button.badge:not([hidden])";
const CHIP = "paperround-chip:not([data-old]) >>> button";

beforeAll(async () => {
  world = await startWorld();
  reader = await startFirefox(world);
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

/** Marks what the extension has on a page. Returns how much that is. */
function markOld(page: Page, name: string): Promise<number> {
  return page.$$eval(name, (hosts) => {
    for (const one of hosts) one.setAttribute("data-old", "");
    return hosts.length;
  });
}

test("badge and chips are replaced by such as work", async () => {
  const paper = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await paper.waitForSelector(BADGE);
  const listing = await reader.visit("https://arxiv.org/search/?query=made-up&size=5");
  await listing.waitForSelector(CHIP);
  await markOld(paper, "paperround-badge");
  const chips = await markOld(listing, "paperround-chip");
  await reader.update();

  await listing.waitForSelector(CHIP);
  await expect.poll(async () => (await listing.$$("paperround-chip")).length).toBe(chips);
  await pressBadge(listing, CHIP);
  await (await reader.panel(listing)).waitFor(".vote");

  await paper.bringToFront();
  await paper.waitForSelector(BADGE);
  await expect.poll(async () => (await paper.$$("paperround-badge")).length).toBe(1);
  await pressBadge(paper, BADGE);
  await (await reader.panel(paper)).waitFor(".vote");
});
