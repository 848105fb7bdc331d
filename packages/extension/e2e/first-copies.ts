import { expect } from "vitest";
import type { ChromiumReader } from "./chromium-reader.ts";
import { say } from "./extension-messages.ts";
import { sayFrom } from "./firefox-messages.ts";
import type { FirefoxReader } from "./firefox-reader.ts";

// Every browser copies the feed at installation, whatever anybody reads: what is asked after that has another cause.

/** Waits for the copies that a fresh Chromium makes. */
export async function firstCopies({ context, home }: ChromiumReader): Promise<void> {
  const options = await context.newPage();
  await options.goto(`${home}/options.html`);
  await expect.poll(() => say(options, "copies.feed", undefined)).not.toBeNull();
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
  await expect.poll(() => sayFrom(options, last, undefined)).not.toBeNull();
  await options.close();
}
