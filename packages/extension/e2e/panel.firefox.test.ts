import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "puppeteer-core";
import { KNOWN } from "./arxiv-pages.ts";
import { BADGE, pressBadge, wordsOn } from "./firefox-badge.ts";
import { startFirefox } from "./firefox-reader.ts";
import type { FirefoxReader } from "./firefox-reader.ts";
import { signInOnOptions } from "./firefox-sign-in.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { asAnother } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// What opens in the panel of a page, where Firefox gives the extension's own pages less than elsewhere.

let world: World;
let reader: FirefoxReader;
let page: Page;
let panel: FirefoxSurface;

const EMAIL = "panel@example.org";

const words = () => wordsOn(page);

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
  reader = await startFirefox(world);
  const options = await signInOnOptions(world, reader, EMAIL);
  await options.close();
  page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await pressBadge(page);
  panel = await reader.panel(page);
  await panel.waitFor(".related a");
});
afterAll(async () => {
  await reader?.close();
  await world?.stop();
});

test("a citation is copied", async () => {
  await panel.press('[aria-label="Cite"] h2 button');
  await panel.waitFor(".cite textarea");
  expect(await panel.run<string>(`document.querySelector(".cite textarea").value`)).toMatch(
    /^@\w+\{/,
  );
  await panel.press(".cite .btn.primary");
  await panel.waitForText(".cite .btn.primary", "✓ Copied");
  await panel.press('[aria-label="Cite"] h2 button');
});

test("a comment is written, and one that is written elsewhere comes in", async () => {
  await panel.press('[aria-label="Discussion"] h2 button');
  await panel.type(".composer textarea", "Which table?");
  await panel.press(".composer button[type=submit]");
  await panel.waitForText(".comment", "Which table?");
  await expect.poll(words).toContain("1 comment.");

  const popup = await reader.popup(page.url());
  await popup.press('[aria-label="Discussion"] h2 button');
  await popup.type(".composer textarea", "Table 4, I think");
  await popup.press(".composer button[type=submit]");
  await popup.waitForText(".comment", "Table 4, I think");
  await panel.waitForText(".comment", "Table 4, I think");
  await popup.close();
  await panel.press('[aria-label="Discussion"] h2 button');
});

test("a note and tags are kept", async () => {
  await panel.press(".save .btn");
  await panel.waitForText("main", "Already in: Reading list");
  await panel.press('[aria-label="My notes and tags"] h2 button');
  await panel.type("form.item textarea", "From the panel");
  await panel.type("form.item input", "reasoning,  data");
  await panel.press("form.item button[type=submit]");
  await panel.waitForText("form.item", "Saved");
  const ask = await asAnother(world, EMAIL, 1);
  const { viewer } = await ask<{ viewer: { readingList: { items: { nodes: object[] } } } }>(
    "{ viewer { readingList { items(first: 5) { nodes { note tags } } } } }",
  );
  expect(viewer.readingList.items.nodes).toEqual([
    { note: "From the panel", tags: ["reasoning", "data"] },
  ]);
});

test("closed, it leaves the focus on the badge", async () => {
  await panel.press(".close");
  await expect.poll(() => page.$("paperround-badge >>> iframe")).toBeNull();
  // Open, too, its host has the focus: what counts is the one inside, which comes once it is closed.
  await expect.poll(() => page.$(`${BADGE}:focus`)).not.toBeNull();
});

// Chromium loads it into the second of them; Firefox into none.
test.each(["", "allow-scripts"])(
  "on a page in a sandbox (%s) it opens in a window",
  async (allow) => {
    const sandboxed = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}?sandbox=${allow}`);
    await pressBadge(sandboxed);
    const own = await reader.panelWindow();
    await own.waitFor(".related a");
    expect(await own.run<string>(`document.querySelector("h1").textContent`)).toBe(KNOWN.title);
    await expect.poll(() => sandboxed.$("paperround-badge >>> iframe")).toBeNull();
    await own.close();
  },
);
