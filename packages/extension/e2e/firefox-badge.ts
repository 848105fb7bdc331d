import type { Page } from "puppeteer-core";
import { until } from "./firefox-surface.ts";

/** The badge of a page, once it has something to say. */
export const BADGE = "paperround-badge >>> button.badge:not([hidden])";

/** What it says now, also to a screen reader. */
export function wordsOn(page: Page): Promise<string> {
  return page.$eval(BADGE, (button) => button.textContent);
}

/** Presses it where it stands still: what it comes to say moves its edge, and so does a page that is still laid out. */
export async function pressBadge(page: Page, selector = BADGE): Promise<void> {
  let before = "";
  const badge = await until("a badge that stands still", async () => {
    const found = await page.$(selector);
    const now = found && JSON.stringify([await found.boundingBox(), await words(found)]);
    const isStill = now !== null && now === before;
    before = now ?? "";
    return isStill ? found : undefined;
  });
  await badge?.click();
}

const words = (badge: NonNullable<Awaited<ReturnType<Page["$"]>>>) =>
  badge.evaluate((button) => button.textContent);
