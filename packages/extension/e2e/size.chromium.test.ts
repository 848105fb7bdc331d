import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

/** What may run on a page before a click: the reader of pages, and the badge. */
const MOST_BEFORE_A_CLICK = 8000;

describe.for(["chrome-mv3", "firefox-mv3"])("%s: gzipped bytes before a click", (build) => {
  const folder = fileURLToPath(new URL(`../.output/${build}`, import.meta.url));
  const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

  test("what reads a page, and what draws the badge", () => {
    expect(
      sizeOf("paper.js") + sizeOf("paper-badge.js"),
      "Load what a press needs with badge-tools.ts.",
    ).toBeLessThanOrEqual(MOST_BEFORE_A_CLICK);
  });

  test("what reads a listing, and what draws its chips", () => {
    expect(sizeOf("list.js")).toBeLessThanOrEqual(MOST_BEFORE_A_CLICK);
  });
});
