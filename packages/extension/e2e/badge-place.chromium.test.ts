import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Where the reader wants the badge: chosen in the options or on a page, the same on all pages, and remembered.

let world: World;
let reader: ChromiumReader;
let profile: string;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "paperround-place-"));
  reader = await startChromium(world, { profile });
});
afterEach(() => reader?.close());

test("chosen in the options: there on pages at once, on new ones, and after a restart", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await expect.poll(() => placeOf(page)).toBe("bottom right");
  const options = await optionsPage();
  await options.getByRole("radio", { name: "top left" }).check();
  await expect.poll(() => placeOf(page)).toBe("top left");
  const other = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(other).waitFor();
  expect(await placeOf(other)).toBe("top left");

  await reader.kill();
  reader = await startChromium(world, { profile });
  const later = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(later).waitFor();
  expect(await placeOf(later)).toBe("top left");
  const again = await optionsPage();
  await again.getByRole("radio", { name: "top left", checked: true }).waitFor();
});

test("moved on a page, by keys or by dragging: the options say so", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const options = await optionsPage();
  const chosen = (name: string) => options.getByRole("radio", { name, checked: true }).waitFor();
  await page.bringToFront();
  // What moves it comes when it has the focus: a key right after that may be too early.
  const pressed = async () => {
    await badgeOf(page).press("ArrowLeft");
    return placeOf(page);
  };
  await expect.poll(pressed).toBe("bottom left");
  await chosen("bottom left");

  const box = await badgeOf(page).boundingBox();
  if (!box) throw new Error("The badge has no place.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(1000, 100, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => placeOf(page)).toBe("top right");
  await chosen("top right");
  // The end of a drag opens nothing.
  expect(await page.locator("paperround-badge iframe.panel").count()).toBe(0);
});

async function optionsPage(): Promise<Page> {
  const page = await reader.context.newPage();
  await page.goto(`${reader.home}/options.html`);
  return page;
}

/** By what is on screen: the level and the side. */
async function placeOf(page: Page): Promise<string> {
  const box = await badgeOf(page).boundingBox();
  const window = page.viewportSize();
  if (!box || !window) return "nowhere";
  const y = box.y + box.height / 2;
  const level = y < window.height / 3 ? "top" : y < (window.height * 2) / 3 ? "middle" : "bottom";
  return `${level} ${box.x + box.width / 2 < window.width / 2 ? "left" : "right"}`;
}
