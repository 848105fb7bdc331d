/** Takes the pictures that stores show, 1280 × 800, into docs/store/images. `--help` says more. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { KNOWN } from "../e2e/arxiv-pages.ts";
import { badgeOf, panelOf, standsStill, startChromium } from "../e2e/chromium-reader.ts";
import { signIn, voteAsAnother } from "../e2e/sign-in.ts";
import { startWorld } from "../e2e/world.ts";
import { readOptions } from "./read-options.ts";

const IMAGES = fileURLToPath(new URL("../../../docs/store/images", import.meta.url));
const values = readOptions(
  `Usage: pnpm --filter @paperround/extension screenshots:store [--out FOLDER]

Writes the stores' screenshots as PNG of 1280 × 800 (default: docs/store/images).
Needs the extension built (pnpm build:extension) and a Chromium: on the PATH, or CHROMIUM_PATH.`,
  { out: { type: "string", default: IMAGES } },
);

/** What both stores take. */
const SIZE = { width: 1280, height: 800 };

const world = await startWorld({ LIMIT_SIGN_IN_CODES: "1000", LIMIT_SIGN_INS: "1000" });
try {
  await mkdir(values.out, { recursive: true });
  for (let voter = 1; voter <= 11; voter += 1) {
    await voteAsAnother(world, `reader-${voter}@example.org`, KNOWN.id);
  }
  await take("light");
  await take("dark");
} finally {
  await world.stop();
}

async function take(colorScheme: "light" | "dark"): Promise<void> {
  const reader = await startChromium(world, { colorScheme });
  const picture = async (page: Page, name: string) => {
    const path = join(values.out, `${name}.png`);
    await page.mouse.move(20, 400);
    await page.waitForTimeout(400);
    await page.screenshot({ path, animations: "disabled", scale: "css" });
    console.log(path);
  };
  try {
    const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
    await page.setViewportSize(SIZE);
    await badgeOf(page).waitFor();
    if (colorScheme === "light") await picture(page, "1-badge");
    await badgeOf(page).click();
    const panel = panelOf(page);
    await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
    await signIn(world, panel, `store-${colorScheme}@example.org`);
    await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
    await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
    await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
    await standsStill(page);
    await picture(page, colorScheme === "light" ? "2-panel" : "3-panel-dark");
    if (colorScheme === "dark") return;

    const options = await reader.context.newPage();
    await options.setViewportSize(SIZE);
    await options.goto(`${reader.home}/options.html`);
    await options.locator(".sites li").first().waitFor();
    await options.locator("#privacy").scrollIntoViewIfNeeded();
    await options.evaluate(() => document.querySelector("#privacy")?.scrollIntoView());
    await picture(options, "4-privacy");
    await options.evaluate(() => document.querySelector("#sites")?.scrollIntoView());
    await picture(options, "5-sites");
  } finally {
    await reader.close();
  }
}
