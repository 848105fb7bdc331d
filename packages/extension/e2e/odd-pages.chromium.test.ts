import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { abstractPage, KNOWN } from "./arxiv-pages.ts";
import { said } from "./browser-events.ts";
import { badgeOf, standsStill, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// Pages with rules of their own, of another kind than HTML, in small windows, and on paper.

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
const HTML = abstractPage(KNOWN);
const STRICT =
  "default-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const XHTML = HTML.replace("<!DOCTYPE html>", "")
  .replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ')
  .replace(/<((?:meta|link)[^>]*?)\/?>/g, "<$1/>");
const FRAMES = `<html><head><title>${KNOWN.title}</title>
<meta name="citation_title" content="${KNOWN.title}"></head>
<frameset cols="50%,50%"><frame src="about:blank"><frame src="about:blank"></frameset></html>`;

interface OddPage {
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;
}

const ODD: Record<string, OddPage> = {
  "that allows no styles, frames and texts for scripts": {
    headers: { "content-security-policy": STRICT },
  },
  "that lets nothing in which does not say so": {
    headers: {
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    },
  },
  "in a sandbox": { headers: { "content-security-policy": "sandbox allow-scripts" } },
  "in XHTML": { body: XHTML, contentType: "application/xhtml+xml" },
  "of frames": { body: FRAMES },
  "with another base": {
    body: HTML.replace("<head>", '<head><base href="https://x.example/y/" target="_blank">'),
  },
};

test.each(Object.keys(ODD))("a page %s has its badge and its panel", async (name) => {
  const page = await reader.context.newPage();
  await page.route(KNOWN_PAGE, (route) =>
    route.fulfill({ body: HTML, contentType: "text/html", ...ODD[name] }),
  );
  await page.goto(KNOWN_PAGE);
  await badgeOf(page).click();
  await expect.poll(() => votesOf(page)).toBe("0");
  // Dressed as ever, whatever styles the page allows.
  expect(await badgeOf(page).evaluate((button) => getComputedStyle(button).position)).toBe("fixed");
});

/** What the panel's vote button shows. Playwright looks for frames in HTML alone. */
async function votesOf(page: Page): Promise<string | null | undefined> {
  const panel = page.frames().find((frame) => frame.url() === `${reader.home}/panel.html`);
  return panel?.evaluate(() => document.querySelector(".vote b")?.textContent);
}

test("on a page that lets nothing run the panel opens in a window of its own", async () => {
  const page = await reader.visit(`${KNOWN_PAGE}?sandbox`);
  const opening = reader.context.waitForEvent("page");
  await badgeOf(page).click();
  const panel = await opening;
  await panel.getByRole("button", { name: /^Upvote, 0 so far/ }).waitFor();
  await said(page, "The panel opened in a window of its own: this page does not let it open here.");
  expect(await page.locator("paperround-badge iframe").count()).toBe(0);
  expect(await badgeOf(page).getAttribute("aria-expanded")).toBe("false");
  const closing = panel.waitForEvent("close");
  await panel.getByRole("button", { name: "Close" }).click();
  await closing;
});

test("what was pressed on one page is not shown in a frame of another, whichever tab that names", async () => {
  await reader.worker.evaluate(
    async (ticket) => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { session: { set(items: object): Promise<void> } } };
      };
      await chrome.storage.session.set({ "panelTicket:999": ticket });
    },
    { ids: [{ scheme: "ARXIV", value: KNOWN.id }], title: KNOWN.title },
  );
  const address = `${reader.home}/panel.html?of=999`;
  const page = await reader.visit(KNOWN_PAGE);
  await page.evaluate((url) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
  }, address);
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain(address);
  const frame = page.frame({ url: address });
  if (!frame) throw new Error("There is no frame.");
  expect(await say(frame, "panel.subject", { tabId: 999 })).toBeNull();
  const own = await reader.context.newPage();
  await own.goto(address);
  await own.getByRole("heading", { name: KNOWN.title }).waitFor();
});

// 590 × 380 is a window of 1180 × 760 at 200 %.
test.each([
  [590, 380],
  [400, 700],
  [320, 480],
])("in a window of %i × %i the panel is whole, and scrolls to its end", async (width, height) => {
  const page = await reader.context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(KNOWN_PAGE);
  await badgeOf(page).click();
  await standsStill(page);
  const frame = page.locator("paperround-badge iframe.panel");
  const box = await frame.boundingBox();
  if (!box) throw new Error("The panel has no box.");
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  const panel = page.frameLocator("paperround-badge iframe.panel");
  const sizes = await panel.locator("html").evaluate(({ scrollWidth, clientWidth }) => ({
    scrollWidth,
    clientWidth,
  }));
  expect(sizes.scrollWidth).toBeLessThanOrEqual(sizes.clientWidth);
  const last = panel.locator("button, a[href]").last();
  await last.scrollIntoViewIfNeeded();
  await last.click({ trial: true });
});

test("neither badge nor panel is printed", async () => {
  const page = await reader.visit(KNOWN_PAGE);
  await badgeOf(page).click();
  await standsStill(page);
  await page.emulateMedia({ media: "print" });
  expect(await badgeOf(page).isVisible()).toBe(false);
  expect(await page.locator("paperround-badge iframe").isVisible()).toBe(false);
});
