import { describe, expect, it } from "vitest";
import { findLinks } from "../../src/ingest/sources/links-in-text.ts";

describe("findLinks", () => {
  it.each([
    [
      "Our code is available at https://github.com/ada/tides.",
      { code: "https://github.com/ada/tides" },
    ],
    ["Code: https://github.com/ada/tides.git", { code: "https://github.com/ada/tides" }],
    [
      "We release everything (https://gitlab.com/ada/tides/-/tree/main).",
      { code: "https://gitlab.com/ada/tides" },
    ],
    ["Implementation:\nhttps://www.github.com/ada/tides", {}],
    ["We use the toolkit https://github.com/other/toolkit.", {}],
    ["The code is simple. See https://github.com/other/toolkit.", {}],
    ["Project page: https://tides.example/home.", { project: "https://tides.example/home" }],
    ["See https://ada.github.io/tides/", { project: "https://ada.github.io/tides/" }],
    ["As in https://example.org/paper.pdf", {}],
    ["https://", {}],
    ["javascript:alert(1)", {}],
    ["", {}],
  ])("%s", (text, links) => {
    expect(findLinks(text)).toEqual(links);
  });

  it("takes the first of several", () => {
    const text = "Code: https://github.com/ada/one and https://github.com/ada/two";
    expect(findLinks(text)).toEqual({ code: "https://github.com/ada/one" });
  });
});
