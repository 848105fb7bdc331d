import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { KNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { expectClean } from "./expect-clean.ts";
import { openSignedIn } from "./open-signed-in.ts";
import { openSidePanel } from "./side-panel-reader.ts";
import { longestMove, lostMeaning } from "./what-is-seen.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
});
afterAll(() => world?.stop());
afterEach(() => reader?.close());

const PAPER = { light: "rgb(251, 250, 247)", dark: "rgb(23, 23, 22)" };
const SURFACE = { light: "rgb(255, 255, 255)", dark: "rgb(32, 32, 30)" };
const LISTING = "https://huggingface.co/papers?size=6";

describe.for(["light", "dark"] as const)("where the system is %s", (system) => {
  const other = system === "light" ? "dark" : "light";

  test("badge, chips, panel, popup, side panel and options take the reader's theme at once", async () => {
    reader = await startChromium(world, { colorScheme: system });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(page).click();
    await panelOf(page)
      .getByRole("button", { name: /^Upvote/ })
      .waitFor();
    const listing = await reader.visit(LISTING);
    const chip = listing.locator("paperround-chip button").first();
    await chip.waitFor();
    const popup = await reader.popup(page);
    const sidePanel = await openSidePanel(reader);
    const options = await openOptions(reader);
    const grounds = async () => ({
      badge: await badgeOf(page).evaluate((one) => getComputedStyle(one).backgroundColor),
      chip: await chip.evaluate((one) => getComputedStyle(one).backgroundColor),
      frame: await page
        .locator("paperround-badge iframe.panel")
        .evaluate((one) => getComputedStyle(one).backgroundColor),
      panel: await groundOf(panelFrame(page)),
      popup: await groundOf(popup),
      sidePanel: await groundOf(sidePanel),
      options: await groundOf(options),
    });
    const all = (look: "light" | "dark") => ({
      badge: SURFACE[look],
      chip: SURFACE[look],
      frame: PAPER[look],
      panel: PAPER[look],
      popup: PAPER[look],
      sidePanel: PAPER[look],
      options: PAPER[look],
    });
    await expect.poll(grounds).toEqual(all(system));
    await options.getByRole("radio", { name: other === "dark" ? "Dark" : "Light" }).check();
    await expect.poll(grounds).toEqual(all(other));
    // What is opened from now on begins with it.
    const next = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(next).waitFor();
    expect(await badgeOf(next).evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      SURFACE[other],
    );
    await options.bringToFront();
    await options.getByRole("radio", { name: "Like the system" }).check();
    await expect.poll(grounds).toEqual(all(system));
  });
});

describe.for(["light", "dark"] as const)("with the system's own colours, %s", (colorScheme) => {
  test("nothing loses its meaning on badge, chips, panel and popup", async () => {
    reader = await startChromium(world, { colorScheme, forcedColors: true });
    const { page, panel } = await openSignedIn(world, reader, `forced-${colorScheme}@example.org`);
    expect(
      await panelFrame(page).evaluate(() => matchMedia("(forced-colors: active)").matches),
    ).toBe(true);
    // By keyboard: the panel grows, and what is in it moves under a pointer.
    await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
    await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    await panel.getByRole("button", { name: "My notes and tags" }).press("Enter");
    await panel.getByRole("button", { name: "Cite" }).press("Enter");
    await panel.getByRole("button", { name: "Copy" }).waitFor();
    await panel.locator(".related a").first().waitFor();
    expect(await lostMeaning(panelFrame(page).locator(":root"))).toEqual([]);
    expect(await lostMeaning(badgeOf(page))).toEqual([]);
    // My vote is told from others' without its colour.
    const line = await badgeOf(page)
      .locator(".voted .text")
      .evaluate((text) => getComputedStyle(text).textDecorationLine);
    expect(line).toBe("underline");

    const listing = await reader.visit(LISTING);
    const chips = listing.locator("paperround-chip button");
    await chips.first().waitFor();
    for (const chip of await chips.all()) expect(await lostMeaning(chip)).toEqual([]);
    const popup = await reader.popup(page);
    await popup.locator(".related a").first().waitFor();
    expect(await lostMeaning(popup.locator(":root"))).toEqual([]);
  });

  test("nor on side panel and options", async () => {
    reader = await startChromium(world, { colorScheme, forcedColors: true });
    await openSignedIn(world, reader, `forced-${colorScheme}-two@example.org`);
    const sidePanel = await openSidePanel(reader);
    await sidePanel.locator(".paper-card .vote").first().click();
    await sidePanel.locator(".paper-card .vote[aria-pressed=true]").waitFor();
    expect(await lostMeaning(sidePanel.locator(":root"))).toEqual([]);
    await sidePanel.getByRole("tab", { name: "Search" }).click();
    await sidePanel.getByRole("combobox", { name: "Search papers" }).fill("language models");
    await sidePanel.getByRole("combobox", { name: "Search papers" }).press("Enter");
    await sidePanel.locator("#view-search mark").first().waitFor();
    expect(await lostMeaning(sidePanel.locator(":root"))).toEqual([]);
    expect(await lostMeaning((await openOptions(reader)).locator(":root"))).toEqual([]);
  });
});

test("nothing moves for who wants no motion, and for others not for long", async () => {
  for (const reducedMotion of [false, true]) {
    await reader?.close();
    reader = await startChromium(world, { reducedMotion });
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await badgeOf(page).click();
    await panelOf(page).locator(".related a").first().waitFor();
    const surfaces = {
      badge: badgeOf(page),
      panel: panelFrame(page).locator(":root"),
      popup: (await reader.popup(page)).locator(":root"),
      sidePanel: (await openSidePanel(reader)).locator(":root"),
      options: (await openOptions(reader)).locator(":root"),
    };
    const moves = Object.fromEntries(
      await Promise.all(
        Object.entries(surfaces).map(async ([name, one]) => [name, await longestMove(one)]),
      ),
    ) as Record<string, number>;
    if (reducedMotion) {
      expect(moves).toEqual({ badge: 0, panel: 0, popup: 0, sidePanel: 0, options: 0 });
    } else {
      expect(Math.max(...Object.values(moves))).toBeGreaterThan(0);
      expect(Math.max(...Object.values(moves))).toBeLessThanOrEqual(0.12);
    }
  }
});

describe("axe finds nothing on options", () => {
  test("that were changed: sites off, look-ups off, dark, another place for the badge", async () => {
    reader = await startChromium(world, { reducedMotion: true });
    const options = await openOptions(reader);
    await options.getByRole("searchbox", { name: "Find a site" }).fill("arxiv");
    await options.getByRole("checkbox", { name: "arXiv arxiv.org", exact: true }).uncheck();
    await options.getByText("1 is off.").waitFor();
    await options.locator("#privacy input[type=checkbox]").first().uncheck();
    await expectClean(options);
    await options.getByRole("radio", { name: "Dark" }).check();
    await expect.poll(() => groundOf(options)).toBe(PAPER.dark);
    await options.locator("#appearance input[type=radio]").last().check();
    await expectClean(options);
    await options.getByRole("searchbox", { name: "Find a site" }).fill("no such site");
    await expectClean(options);
  });

  test.for(["de", "zh_CN"])("in %s, light and dark", async (locale) => {
    reader = await startChromium(world, { locale, reducedMotion: true });
    const options = await reader.context.newPage();
    await options.goto(`${reader.home}/options.html`);
    await options.locator("#appearance input[type=radio]").first().waitFor();
    await expectClean(options);
    await options.locator("#appearance input[type=radio]").nth(2).check();
    await expect.poll(() => groundOf(options)).toBe(PAPER.dark);
    await expectClean(options);
  });
});

function panelFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/panel.html"));
  if (!frame) throw new Error("There is no panel on the page.");
  return frame;
}

function groundOf(surface: Page | Frame): Promise<string> {
  return surface.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

async function openOptions(reader: ChromiumReader): Promise<Page> {
  const options = await reader.context.newPage();
  await options.goto(`${reader.home}/options.html`);
  await options.getByRole("heading", { name: "Privacy" }).waitFor();
  return options;
}
