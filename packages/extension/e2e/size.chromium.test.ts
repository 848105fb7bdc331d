import { describe, expect, test } from "vitest";
import { readSizes } from "./build-sizes.ts";

/** What may run on a page before a click: the reader of pages, and the badge. */
const MOST_BEFORE_A_CLICK = 8000;
/** What a press on the badge may load. */
const MOST_OF_THE_PANEL = 25_000;

describe.for(["chrome-mv3", "firefox-mv3"])("%s: gzipped bytes", (build) => {
  test("of what reads a page, and what draws the badge", async () => {
    expect(
      (await readSizes(build)).beforeAClick,
      "Load what a press needs with badge-tools.ts.",
    ).toBeLessThanOrEqual(MOST_BEFORE_A_CLICK);
  });

  test("of what reads a listing, and what draws its chips", async () => {
    expect((await readSizes(build)).listing).toBeLessThanOrEqual(MOST_BEFORE_A_CLICK);
  });

  test("of the panel", async () => {
    expect(
      (await readSizes(build)).panel,
      "Load by import() what is not there at first.",
    ).toBeLessThanOrEqual(MOST_OF_THE_PANEL);
  });
});
