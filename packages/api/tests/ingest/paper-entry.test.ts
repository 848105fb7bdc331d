import { describe, expect, it } from "vitest";
import bundledPapers from "../../src/ingest/bundled/sample-papers.json" with { type: "json" };
import { readPaperEntry } from "../../src/ingest/sources/paper-entry.ts";

const SOURCE = { name: "file", url: null, fetchedAt: new Date("2026-01-05T08:00:00Z") };

describe("readPaperEntry", () => {
  it("reads an entry in the form of the bundle", () => {
    const entry = {
      title: "Tides of Attention",
      arxivId: "2601.00001",
      doi: "10.5555/TIDES",
      publishedAt: "2026-01-02T18:00:00Z",
      authors: ["Ada Example", { name: "Bo Sample", orcid: "0000-0002-1825-0097" }],
      authorCount: 7,
      org: { slug: "example-lab", name: "Example Lab" },
      commentCount: 3,
      keywords: ["attention"],
      categories: null,
      summary: "Attention comes and goes.",
      somethingElse: { entirely: true },
    };
    expect(readPaperEntry(entry, SOURCE)).toEqual({
      title: "Tides of Attention",
      abstract: null,
      abstractLicence: null,
      versions: [],
      venue: null,
      listedOn: null,
      summary: "Attention comes and goes.",
      publishedOn: "2026-01-02",
      ids: [
        { scheme: "ARXIV", value: "2601.00001" },
        { scheme: "DOI", value: "10.5555/tides" },
      ],
      authors: [{ name: "Ada Example" }, { name: "Bo Sample", orcid: "0000-0002-1825-0097" }],
      authorCount: 7,
      org: { slug: "example-lab", name: "Example Lab" },
      links: { landing: null, pdf: null, code: null, project: null },
      keywords: ["attention"],
      categories: [],
      sourceUpvoteCount: 0,
      sourceCommentCount: 3,
      source: SOURCE,
    });
  });

  it("reads every kind of id", () => {
    const entry = {
      title: "Tides",
      ids: [{ scheme: "ARXIV", value: "2601.00001v2" }],
      openReviewId: "rJXMpikCZ",
      aclId: "P18-1001",
      pmid: 31221671,
      pmcid: "PMC2377243",
      corpusId: "13756489",
      openAlexId: "https://openalex.org/W2741809807",
    };
    expect(readPaperEntry(entry, SOURCE).ids).toEqual([
      { scheme: "ARXIV", value: "2601.00001", version: 2 },
      { scheme: "OPENREVIEW", value: "rJXMpikCZ" },
      { scheme: "ACL", value: "P18-1001" },
      { scheme: "PMID", value: "31221671" },
      { scheme: "PMCID", value: "PMC2377243" },
      { scheme: "CORPUS_ID", value: "13756489" },
      { scheme: "OPENALEX", value: "W2741809807" },
    ]);
  });

  it("lets nobody choose the source", () => {
    const entry = { title: "Tides", doi: "10.5555/a", source: { name: "arxiv" } };
    expect(readPaperEntry(entry, SOURCE).source).toEqual(SOURCE);
  });

  it.each([
    ["authors that are no list", { authors: "Ada" }, "authors must be a list."],
    ["a date that is a number", { publishedAt: 2026 }, "must be a real day"],
    ["an id that is an object", { arxivId: {} }, "The value of an id must be a text."],
    ["an id of another kind", { arxivId: "10.5555/b" }, "is no id of the scheme ARXIV"],
  ])("refuses %s", (_, fields, message) => {
    expect(() => readPaperEntry({ title: "Tides", doi: "10.5555/a", ...fields }, SOURCE)).toThrow(
      message,
    );
  });
});

describe("the bundle", () => {
  it("holds 42 different papers, all of them readable", () => {
    const records = bundledPapers.map((entry) =>
      readPaperEntry(entry, { ...SOURCE, name: "bundled" }),
    );
    expect(new Set(records.map(({ ids }) => ids[0]?.value)).size).toBe(42);
    const lacking = records.filter(
      ({ summary, publishedOn, authors }) =>
        summary === null || publishedOn === null || authors.length === 0,
    );
    expect(lacking).toEqual([]);
  });
});
