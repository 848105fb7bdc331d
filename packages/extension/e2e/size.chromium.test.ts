import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

/** What may run on a page before a click: the reader of pages, and the badge. */
const MOST_BEFORE_A_CLICK = 8000;

/** What a listing's chips are made of, with the recognisers of a group: loaded on listings alone. */
const MOST_ON_A_LISTING = 12_000;

describe.for(["chrome-mv3", "firefox-mv3"])("%s: gzipped bytes before a click", (build) => {
  const folder = fileURLToPath(new URL(`../.output/${build}`, import.meta.url));
  const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

  test("what reads a page, and what draws the badge", () => {
    expect(
      sizeOf("paper.js") + sizeOf("paper-badge.js"),
      "Load what a press needs with badge-tools.ts.",
    ).toBeLessThanOrEqual(MOST_BEFORE_A_CLICK);
  });

  test("what is loaded on a listing is not much more", () => {
    const lists = readdirSync(folder).filter((name) => name.endsWith("-list.js"));
    expect(lists.length).toBeGreaterThan(5);
    for (const name of lists) expect(sizeOf(name), name).toBeLessThanOrEqual(MOST_ON_A_LISTING);
  });
});
