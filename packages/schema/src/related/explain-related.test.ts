import { describe, expect, it } from "vitest";
import type { RelatedEvidence } from "../paper-index.ts";
import { explainEvidence } from "./explain-evidence.ts";
import { explainRelated } from "./explain-related.ts";
import { sayReason } from "./say-reason.ts";

const nothing = { sharedKeywords: [], sharedAuthors: 0, wording: 0 };

describe("the reasons of a related paper", () => {
  it.each([
    [["scaling"], "both on scaling"],
    [["data", "scaling"], "both on data and scaling"],
    [["data", "laws", "scaling"], "both on data, laws and scaling"],
    [["data", "laws", "models", "scaling"], "both on data, laws and models"],
  ])("names at most three keywords: %j", (sharedKeywords, text) => {
    const reasons = explainRelated({ ...nothing, sharedKeywords });
    expect(reasons).toEqual([
      { kind: "KEYWORDS", count: null, names: sharedKeywords.slice(0, 3), citation: null },
    ]);
    expect(reasons.map(sayReason)).toEqual([text]);
  });

  it.each([
    [1, "an author in common"],
    [2, "2 authors in common"],
  ])("counts %i authors", (sharedAuthors, text) => {
    const reasons = explainRelated({ ...nothing, sharedAuthors });
    expect(reasons).toEqual([{ kind: "AUTHORS", count: sharedAuthors, names: [], citation: null }]);
    expect(reasons.map(sayReason)).toEqual([text]);
  });

  it("puts keywords before authors, and speaks of wording only when there is nothing better", () => {
    const both = { sharedKeywords: ["data"], sharedAuthors: 1, wording: 0.5 };
    expect(explainRelated(both).map(({ kind }) => kind)).toEqual(["KEYWORDS", "AUTHORS"]);
    expect(explainRelated({ ...nothing, wording: 0.5 }).map(sayReason)).toEqual([
      "similar wording",
    ]);
  });

  it("claims nothing of a paper that only fills up the list", () => {
    expect(explainRelated(nothing)).toEqual([]);
  });
});

describe("the reasons of one that the index found", () => {
  const none: RelatedEvidence = {
    readers: 0,
    keywords: [],
    authors: [],
    citation: null,
    references: 0,
    words: [],
  };
  const pieces = { count: null, names: [], citation: null };

  it.each([
    [{ readers: 1 }, { kind: "READERS", count: 1 }, "a reader keeps both"],
    [{ readers: 7 }, { kind: "READERS", count: 7 }, "7 readers keep both"],
    [{ citation: "CITES" }, { kind: "CITATIONS", citation: "CITES" }, "cites it"],
    [{ citation: "CITED" }, { kind: "CITATIONS", citation: "CITED" }, "is cited by it"],
    [{ references: 1 }, { kind: "CITATIONS", count: 1, citation: "SHARED" }, "both cite one work"],
    [{ references: 4 }, { kind: "CITATIONS", count: 4, citation: "SHARED" }, "both cite 4 works"],
    [{ keywords: ["data"] }, { kind: "KEYWORDS", names: ["data"] }, "both on data"],
    [{ authors: [11, 12] }, { kind: "AUTHORS", count: 2 }, "2 authors in common"],
    [
      { words: ["tide", "moon", "sea", "ship"], meaning: true },
      { kind: "WORDING", names: ["tide", "moon", "sea"] },
      "both speak of tide, moon and sea",
    ],
    [{ meaning: true }, { kind: "MEANING" }, "close in meaning"],
  ] as const)("%j", (evidence, reason, text) => {
    const reasons = explainEvidence({ ...none, ...evidence });
    expect(reasons).toEqual([{ ...pieces, ...reason }]);
    expect(reasons.map(sayReason)).toEqual([text]);
  });

  it("stand in the order of their weight, without wording and meaning where there is better", () => {
    const all: RelatedEvidence = {
      readers: 5,
      keywords: ["data"],
      authors: [1],
      citation: "CITES",
      references: 3,
      words: ["tide"],
      meaning: true,
    };
    expect(explainEvidence(all).map(sayReason)).toEqual([
      "5 readers keep both",
      "cites it",
      "both cite 3 works",
      "both on data",
      "an author in common",
    ]);
  });
});
