import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { openSidePanel } from "./side-panel-reader.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// What a designer would see: things stand in lines, stay where they are, and are not cut off.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld();
  reader = await startChromium(world);
  const { page } = await openSignedIn(world, reader, "a-longer-name@example.org");
  await page.close();
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("It is not shown.");
  return box;
}

/** Whether some of an element's words are hidden behind its edge. */
const isCutOff = (element: Locator) =>
  element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);

test("what is chosen in the side panel stands in one line with its heading, and what ends a line at its other edge", async () => {
  const panel = await openSidePanel(reader);
  const { x } = await boxOf(panel.getByRole("heading", { name: "Daily Papers" }));
  for (const name of ["Papers", "Day"]) {
    expect((await boxOf(panel.getByRole("tab", { name, exact: true }))).x).toBeCloseTo(x, 0);
  }
  const vote = await boxOf(panel.locator(".paper-card .vote").first());
  expect(vote.x).toBeCloseTo(x, 0);
  const options = panel.locator(".foot .link").last();
  // Its underlined words end 4 pixels before it does.
  const { x: left, width } = await boxOf(options);
  expect(left + width - 4).toBeCloseTo(420 - x, 0);
  await panel.close();
});

test("filters open below their button, which stays under the pointer", async () => {
  const panel = await openSidePanel(reader);
  await panel.getByRole("tab", { name: "Search" }).click();
  const button = panel.getByRole("button", { name: "Filters" });
  const before = await boxOf(button);
  await button.click();
  const field = await boxOf(panel.getByLabel("From year"));
  expect(await boxOf(button)).toEqual(before);
  expect(field.y).toBeGreaterThanOrEqual(before.y + before.height);
  await button.click();
  await panel.getByLabel("From year").waitFor({ state: "detached" });
  await panel.close();
});

test.each([420, 300])("who is signed in, and where, is read whole at %i", async (width) => {
  const panel = await openSidePanel(reader, { width, height: 700 });
  const whose = panel.locator(".foot > span");
  await whose.getByText("a-longer-name · localhost:4000").waitFor();
  expect(await isCutOff(whose)).toBe(false);
  await panel.close();
});

test("so it is in the popup, where another paper can be named at the head", async () => {
  const popup = await reader.popup(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  const whose = popup.locator(".foot > span");
  await whose.getByText("a-longer-name · localhost:4000").waitFor();
  expect(await isCutOff(whose)).toBe(false);
  const ways = popup.locator(".popup-head .link");
  await expect.poll(() => ways.allTextContents()).toEqual(["Add a paper", "Daily papers"]);
  await ways.first().click();
  await popup.getByRole("textbox", { name: "Add a paper" }).waitFor();
  await expect.poll(() => ways.allTextContents()).toEqual(["Daily papers"]);
});
