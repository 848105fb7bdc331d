import { expect, vi } from "vitest";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { sayFrom } from "./firefox-messages.ts";
import type { FirefoxReader } from "./firefox-reader.ts";

// Every browser copies the feed at installation, whatever anybody reads: what is asked after that has another cause.

/** In milliseconds. */
const PATIENCE = 60_000;

/** Waits for the copies that a fresh Chromium makes. */
export async function firstCopies({ context, home }: ChromiumReader): Promise<void> {
  const options = await context.newPage();
  await options.goto(`${home}/options.html`);
  await isThere(() => say(options, "copies.feed", undefined));
  await options.close();
}

/**
 * Waits for those that Firefox makes.
 * @param whose the last ones: the lists are copied after somebody has signed in
 */
export async function copiesInFirefox(
  reader: FirefoxReader,
  whose: "anybody's" | "the reader's" = "anybody's",
): Promise<void> {
  const options = await reader.open("options.html");
  const last = whose === "anybody's" ? "copies.feed" : "copies.lists";
  await isThere(() => sayFrom(options, last, undefined));
  await options.close();
}

/** Not by `expect.poll`, which only tests may use: files that have one browser for all their tests wait before them. */
async function isThere(ask: () => Promise<unknown>): Promise<void> {
  await vi.waitFor(async () => expect(await ask()).not.toBeNull(), PATIENCE);
}
