import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { KNOWN, UNKNOWN } from "./arxiv-pages.ts";
import { toolbarButton } from "./browser-events.ts";
import { badgeOf, panelOf, startChromium } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";
import { firstCopies } from "./first-copies.ts";
import { signIn } from "./sign-in.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

// The picture of the toolbar button. The browser does not tell which one it shows: what it is given is noted on the way.

let world: World;
let reader: ChromiumReader;

beforeAll(async () => {
  world = await startWorld({ LIMIT_SIGN_IN_CODES: "100" });
});
afterAll(() => world?.stop());
beforeEach(async () => {
  world.gate.open();
  world.gate.seen.length = 0;
  reader = await startChromium(world);
  await firstCopies(reader);
  await noteIcons();
});
afterEach(() => reader?.close());

test("a paper is here, it is saved, and nobody is signed in", async () => {
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await expect.poll(() => iconOver(page)).toBe("here");
  await expect.poll(() => titleOver(page)).toContain("Not signed in");
  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Sign in" }).press("Enter");
  await signIn(world, panel, "icon@example.org");
  // Of all tabs without a paper.
  await expect.poll(iconElsewhere).toBe("quiet");
  await expect.poll(() => iconOver(page)).toBe("here");

  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  // The news of it may come before the answer, for which the button waits.
  const saved = panel.getByRole("button", { name: "✓ Reading list", disabled: false });
  await saved.waitFor();
  await expect.poll(() => iconOver(page)).toBe("saved");
  await saved.press("Enter");
  await expect.poll(() => iconOver(page)).toBe("here");

  await panel.getByRole("button", { name: "Sign out" }).press("Enter");
  await expect.poll(iconElsewhere).toBe("signed-out");
  await expect.poll(() => titleOver(page)).toContain("Not signed in");
});

test("the server cannot be reached, and can again", async () => {
  world.gate.breakDown();
  const page = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(page).getByText("Offline").waitFor();
  await expect.poll(() => iconOver(page)).toBe("offline");
  await expect.poll(() => titleOver(page)).toContain("the server cannot be reached");

  world.gate.open();
  await page.reload();
  await badgeOf(page).getByText("Be the first").waitFor();
  await expect.poll(() => iconOver(page)).toBe("here");
});

interface Noting {
  chrome: {
    action: { setIcon(icon: { tabId?: number; path: Record<string, string> }): Promise<void> };
    tabs: { query(what: object): Promise<{ id: number }[]> };
  };
  icons: Record<string, string>;
}

async function noteIcons(): Promise<void> {
  await reader.worker.evaluate(() => {
    const here = globalThis as unknown as Noting;
    here.icons = {};
    const { action } = here.chrome;
    const set = action.setIcon.bind(action);
    action.setIcon = async (icon) => {
      await set(icon);
      // Only what the browser has taken.
      here.icons[String(icon.tabId ?? "elsewhere")] = icon.path["16"] ?? "";
    };
  });
}

async function iconOver(page: Page): Promise<string | null> {
  await page.bringToFront();
  const path = await reader.worker.evaluate(async () => {
    const { chrome, icons } = globalThis as unknown as Noting;
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return icons[String(tab?.id)];
  });
  return variantOf(path);
}

const titleOver = async (page: Page) => (await toolbarButton(reader, page)).title;

async function iconElsewhere(): Promise<string | null> {
  return variantOf(
    await reader.worker.evaluate(() => (globalThis as unknown as Noting).icons["elsewhere"]),
  );
}

function variantOf(path: string | undefined): string | null {
  return /icon\/(.+)-16\.png$/.exec(path ?? "")?.[1] ?? null;
}
