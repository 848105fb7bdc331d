import { describe, expect, it } from "vitest";
import { describeProgress } from "../../src/cli/show-progress.ts";

describe("describeProgress", () => {
  it.each([
    [{ done: 0, total: null }, 0, "Importing"],
    [{ done: 0, total: 10 }, 0, "Importing: 0 of 10"],
    [{ done: 25, total: null }, 500, "Importing: 25"],
    [{ done: 2_500, total: 10_000 }, 5_000, "Importing: 2,500 of 10,000, 500 a second, 15 s left"],
    [{ done: 5, total: 10 }, 10_000, "Importing: 5 of 10, 0.5 a second, 10 s left"],
    [{ done: 10, total: 10 }, 10_000, "Importing: 10 of 10, 1.0 a second"],
    [{ done: 600, total: null, fraction: 0.25 }, 60_000, "Importing: 600, 10 a second, 3 min left"],
    [{ done: 600, total: 60_000 }, 600_000, "Importing: 600 of 60,000, 1.0 a second, 16.5 h left"],
    [
      { done: 3, total: null, detail: "2 new, 1 not imported" },
      0,
      "Importing: 3, 2 new, 1 not imported",
    ],
  ])("%j after %d ms", (progress, elapsed, text) => {
    expect(describeProgress({ step: "Importing", ...progress }, elapsed)).toBe(text);
  });
});
