import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

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

test("an unknown paper: be the first, then vote", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  const badge = badgeOf(page);
  await badge.getByText("Be the first").waitFor();
  await badge.click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Be the first" }).press("Enter");
  await signIn(world, panel, "first@example.org");
  await panel.getByText("Ada Example and Grace Sample").waitFor();
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 0 upvotes, 0 comments. Open the panel");
  await panel.getByRole("button", { name: "Upvote, 0 so far" }).press("Enter");
  await panel.getByRole("button", { name: "Upvote, 1 so far", pressed: true }).waitFor();
  await expect
    .poll(() => badge.textContent())
    .toBe("Paperround: 1 upvote, yours among them, 0 comments. Open the panel");
  const { paper } = await world.query<{ paper: object }>(
    `{ paper(ref: {arxiv: "${UNKNOWN.id}"}) { title upvoteCount } }`,
  );
  expect(paper).toEqual({ title: UNKNOWN.title, upvoteCount: 1 });
});

test("a vote in one tab is seen in the others, and in the popup", async () => {
  const one = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const two = await reader.visit(`https://arxiv.org/html/${KNOWN.id}v1`);
  await badgeOf(two).waitFor();
  const popup = await reader.popup(one);
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await signIn(world, popup, "tabs@example.org");
  await popup.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  const label = /^Paperround: 1 upvote, yours among them, 0 comments/;
  for (const page of [one, two]) {
    await expect.poll(() => badgeOf(page).textContent()).toMatch(label);
  }
});

test("a press counts that news come in between", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const badge = badgeOf(page);
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await signIn(world, popup, "press@example.org");
  const own = popup.getByRole("button", { name: /^Upvote/, pressed: true });
  await own.waitFor();
  await expect.poll(() => badge.textContent()).toMatch(/yours among them/);
  await page.bringToFront();
  // On what the badge says, which the news draw anew.
  await badge.locator("> *").last().hover({ force: true });
  await page.mouse.down();
  await own.press("Enter");
  await expect.poll(() => badge.textContent()).not.toMatch(/yours among them/);
  await page.mouse.up();
  await panelOf(page)
    .getByRole("button", { name: /^Upvote/ })
    .waitFor();
});

test("the keyboard opens, closes and comes back to where it was", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const badge = badgeOf(page);
  await badge.waitFor();
  await badge.focus();
  strike(page, "Enter");
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/ }).waitFor();
  expect(await badge.getAttribute("aria-expanded")).toBe("true");
  await panel.locator("main:focus").waitFor();
  await page.keyboard.press("Tab");
  await panel.locator(".vote:focus").waitFor();
  strike(page, "Escape");
  await expect.poll(() => page.locator("paperround-badge iframe").count()).toBe(0);
  expect(await badge.getAttribute("aria-expanded")).toBe("false");
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className ?? ""),
    )
    .toMatch(/^badge/);
});

test("follows a page that changes without loading, and stays one badge", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await page.evaluate(() => history.pushState({}, "", "/abs/2611.00099"));
  await badgeOf(page).getByText("Be the first").waitFor();
  expect(await page.locator("paperround-badge").count()).toBe(1);
  await page.evaluate(() => history.pushState({}, "", "/list/cs.CL/recent"));
  await expect.poll(() => page.locator("paperround-badge").count()).toBe(0);
  await page.evaluate((path) => history.pushState({}, "", path), `/abs/${KNOWN.id}#S1`);
  await badgeOf(page).waitFor();
  await page.evaluate(() => document.querySelector("paperround-badge")?.remove());
  await badgeOf(page).waitFor();
});

test("frames are left alone", async () => {
  const page = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }, `https://arxiv.org/abs/${KNOWN.id}`);
  const frame = page.frameLocator("iframe");
  await frame.locator("blockquote.abstract").waitFor();
  await page.waitForTimeout(500);
  expect(await frame.locator("paperround-badge").count()).toBe(0);
});

test("the badge draws back to the edge where it would lie on text", async () => {
  const wide = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(wide).waitFor();
  expect(await badgeOf(wide).getAttribute("data-place")).toBeNull();
  const full = await reader.visit(`https://arxiv.org/html/${KNOWN.id}v1`);
  await badgeOf(full).waitFor();
  await expect.poll(() => badgeOf(full).getAttribute("data-place")).toBe("edge");
  const box = await badgeOf(full).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(26);
});

test("scripts of the page can neither press the badge nor use the panel", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await page.evaluate(() => {
    document.querySelector("paperround-badge")?.shadowRoot?.querySelector("button")?.click();
  });
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement("iframe"), { src, id: "stolen" });
    document.body.append(frame);
  }, `${reader.home}/panel.html`);
  await page.waitForTimeout(800);
  expect(await page.locator("paperround-badge iframe").count()).toBe(0);
  expect(await page.frameLocator("#stolen").locator("#root > *").count()).toBe(0);
});

test("a page that is no paper gets a kind word in the popup", async () => {
  const page = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  const popup = await reader.popup(page);
  await popup.getByRole("heading", { name: "No paper here" }).waitFor();
  await popup.getByRole("button", { name: "Sign in" }).click();
  await signIn(world, popup, "kind@example.org");
  await popup.getByText("kind · localhost:4000").waitFor();
  await popup.getByRole("button", { name: "Sign out" }).click();
  await popup.getByRole("button", { name: "Sign in" }).waitFor();
});

test("a PDF, where no script may run: the toolbar button and its popup know it", async () => {
  const page = await reader.context.newPage();
  // The viewer takes over; whether the navigation counts as one is its business.
  await page.goto(`https://arxiv.org/pdf/${KNOWN.id}v2.pdf`).catch(() => undefined);
  await expect.poll(() => page.url()).toContain(KNOWN.id);
  const popup = await reader.popup(page);
  await popup.getByRole("heading", { name: KNOWN.title }).waitFor();
  await popup.getByRole("button", { name: /^Upvote/ }).waitFor();
  await expect.poll(() => toolbarText(reader, popup)).toMatch(/^\d+$/);
});

test("the toolbar button's own popup finds the paper of its tab", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  world.gate.seen.length = 0;
  await page.bringToFront();
  await reader.worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { openPopup(): Promise<void> } };
    };
    await chrome.action.openPopup();
  });
  // Playwright does not see real popups; the server does.
  const read = () => world.gate.seen.find(({ operation }) => operation === "ReadPaper")?.path;
  await expect.poll(read).toContain(KNOWN.id);
});

test("the focus stays where it was when the server has answered", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: "Sign in" }).click();
  await signIn(world, popup, "focus@example.org");
  await popup.getByRole("status").getByText("Signed in as focus").waitFor();
  const vote = popup.getByRole("button", { name: /^Upvote/ });
  await vote.focus();
  await popup.keyboard.press("Enter");
  await popup.getByRole("status").getByText("Voted").waitFor();
  expect(await vote.evaluate((button) => button === document.activeElement)).toBe(true);
});

test("signing out shows the paper as everybody sees it", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await signIn(world, popup, "leaving@example.org");
  await popup.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await popup.getByRole("button", { name: "Sign out" }).click();
  await popup.getByRole("button", { name: /^Upvote/, pressed: false }).waitFor();
  await expect.poll(() => badgeOf(page).textContent()).not.toContain("yours");
});

test("a sign-in that a closed popup interrupted goes on where it was", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  const first = await reader.popup(page);
  await first.getByRole("button", { name: "Save to reading list" }).click();
  await first.getByLabel("Email address").fill("popup@example.org");
  await first.getByRole("button", { name: "Mail me a code" }).click();
  const code = await world.api.mailedCode("popup@example.org");
  await first.getByLabel("Six-digit code").waitFor();
  await first.close();
  const second = await reader.popup(page);
  await second.getByLabel("Six-digit code").fill(code);
  await second.getByRole("button", { name: "✓ Reading list" }).waitFor();
});

/**
 * Strikes a key that moves the focus into another frame, or takes its frame away: Chromium may never
 * say that such a key has arrived, so nobody waits for it.
 */
function strike(page: Page, key: string): void {
  void page.keyboard.press(key).catch(() => undefined);
}

/** What the toolbar button shows for the tab that a popup was opened over. */
async function toolbarText(reader: ChromiumReader, popup: Page): Promise<string> {
  const tabId = Number(new URL(popup.url()).searchParams.get("tab"));
  return reader.worker.evaluate((tabId) => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } };
    };
    return chrome.action.getBadgeText({ tabId });
  }, tabId);
}

test("a background that was put to sleep wakes for a paper", async () => {
  const own = await reader.visit(`${reader.home}/options.html`);
  const devtools = await reader.context.newCDPSession(own);
  const asleep = new Promise<void>((done) =>
    devtools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === "stopped")) done();
    }),
  );
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await asleep;
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
});
