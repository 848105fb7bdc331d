import { describe, expect, it } from "vitest";
import { explainRelated } from "./explain-related.ts";

const nothing = { sharedKeywords: [], sharedAuthors: 0, wording: 0 };

describe("the reasons of a related paper", () => {
  it.each([
    [["scaling"], "both on scaling"],
    [["data", "scaling"], "both on data and scaling"],
    [["data", "laws", "scaling"], "both on data, laws and scaling"],
    [["data", "laws", "models", "scaling"], "both on data, laws and models"],
  ])("names at most three keywords: %j", (sharedKeywords, text) => {
    expect(explainRelated({ ...nothing, sharedKeywords })).toEqual([{ kind: "KEYWORDS", text }]);
  });

  it.each([
    [1, "an author in common"],
    [2, "2 authors in common"],
  ])("counts %i authors", (sharedAuthors, text) => {
    expect(explainRelated({ ...nothing, sharedAuthors })).toEqual([{ kind: "AUTHORS", text }]);
  });

  it("puts keywords before authors, and speaks of wording only when there is nothing better", () => {
    const both = { sharedKeywords: ["data"], sharedAuthors: 1, wording: 0.5 };
    expect(explainRelated(both).map(({ kind }) => kind)).toEqual(["KEYWORDS", "AUTHORS"]);
    expect(explainRelated({ ...nothing, wording: 0.5 })).toEqual([
      { kind: "WORDING", text: "similar wording" },
    ]);
  });

  it("claims nothing of a paper that only fills up the list", () => {
    expect(explainRelated(nothing)).toEqual([]);
  });
});
