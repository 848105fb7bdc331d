import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArxivFeed } from "../../src/ingest/sources/arxiv-feed.ts";
import { readOaiPage } from "../../src/ingest/sources/arxiv-oai.ts";
import { arxivRecord } from "../../src/ingest/sources/arxiv-record.ts";
import { atomError, atomFeed } from "./atom-feed.ts";
import type { FeedEntry } from "./atom-feed.ts";
import { FETCHED_AT } from "./source-context.ts";

function recordOf(entry: FeedEntry) {
  const [first] = readArxivFeed(atomFeed([entry]))?.parts ?? [];
  if (!first || "broken" in first) throw new Error("The feed has no paper.");
  return arxivRecord(first, FETCHED_AT);
}

describe("a record of arXiv's", () => {
  it("holds what the entry says", () => {
    const record = recordOf({
      id: "2601.00001v3",
      title: "Tides of\n  Attention",
      doi: "10.5555/TIDES",
      categories: ["cs.CL", "cs.AI"],
    });
    expect(record).toEqual({
      title: "Tides of Attention",
      abstract: "We measure how attention comes and goes.",
      abstractLicence: "CC0-1.0",
      summary: null,
      publishedOn: "2026-01-02",
      versions: [
        { version: 1, on: "2026-01-02" },
        { version: 3, on: "2026-01-04" },
      ],
      venue: null,
      listedOn: null,
      ids: [
        { scheme: "ARXIV", value: "2601.00001", version: 3 },
        { scheme: "DOI", value: "10.5555/tides" },
      ],
      authors: [
        { name: "Ada Example", affiliation: "Somewhere" },
        { name: "Bo Sample", affiliation: "Somewhere" },
      ],
      authorCount: 2,
      org: null,
      links: { landing: null, pdf: null, code: null, project: null },
      keywords: [],
      categories: ["cs.CL", "cs.AI"],
      sourceUpvoteCount: 0,
      sourceCommentCount: 0,
      source: {
        name: "arxiv",
        url: "https://arxiv.org/abs/2601.00001",
        fetchedAt: FETCHED_AT,
      },
    });
  });

  it("reads old ids", () => {
    expect(recordOf({ id: "hep-th/9901001v2" }).ids).toEqual([
      { scheme: "ARXIV", value: "hep-th/9901001", version: 2 },
    ]);
  });

  it("keeps texts that look like numbers, entities and formulae", () => {
    const record = recordOf({
      id: "2601.00001v1",
      title: "0",
      summary: "If $a &lt; b$ &amp; $b \\in \\mathbb{R}$, &amp;lt; stays.",
      authors: ["Andr&#233; &#xC9;xample", "1e5"],
    });
    expect(record.title).toBe("0");
    expect(record.abstract).toBe("If $a < b$ & $b \\in \\mathbb{R}$, &lt; stays.");
    expect(record.authors.map(({ name }) => name)).toEqual(["André Éxample", "1e5"]);
  });

  it("joins arXiv's lines and keeps its paragraphs", () => {
    const summary = "  One line\nand its end.\n  A second paragraph\nhere.\n\nA third.\n";
    expect(recordOf({ id: "2601.00001v1", summary }).abstract).toBe(
      "One line and its end.\n\nA second paragraph here.\n\nA third.",
    );
  });

  it("takes several DOIs from one text and passes over what is none", () => {
    const { ids } = recordOf({ id: "2601.00001v1", doi: "10.5555/a; 10.5555/b, soon" });
    expect(ids.slice(1).map(({ value }) => value)).toEqual(["10.5555/a", "10.5555/b"]);
  });

  it("keeps arXiv's categories, the primary one first, and none of other systems", () => {
    const { categories } = recordOf({
      id: "2601.00001v1",
      categories: ["math.ST", "stat.ML", "hep-th", "62F03 (Primary)", "I.2.7; H.5", "math.ST"],
    });
    expect(categories).toEqual(["math.ST", "stat.ML", "hep-th"]);
  });

  it("counts all authors where there are more than are kept", () => {
    const authors = Array.from({ length: 5_154 }, (_, index) => `Author ${index}`);
    const record = recordOf({ id: "2601.00001v1", authors });
    expect(record.authors).toHaveLength(5_000);
    expect(record.authorCount).toBe(5_154);
  });

  it("finds the code and the project's page", () => {
    const record = recordOf({
      id: "2601.00001v1",
      summary:
        "We build on https://github.com/other/toolkit here. Our code is available at https://github.com/ada/tides.",
      comment: "10 pages. Project page: https://tides.example/home",
    });
    expect(record.links).toMatchObject({
      code: "https://github.com/ada/tides",
      project: "https://tides.example/home",
    });
  });

  it("reads the LaTeX of titles and names, and leaves that of abstracts", () => {
    const record = recordOf({
      id: "2601.00001v1",
      title: 'Na\\"ive $L_2$ bounds for \\textsc{Tides}',
      authors: ["Erd\\H{o}s, P\\'al"],
      summary: "We bound $L_2$.",
    });
    expect(record.title).toBe("Naïve L₂ bounds for Tides");
    expect(record.authors[0]?.name).toBe("Erdős, Pál");
    expect(record.abstract).toBe("We bound $L_2$.");
  });

  it.each(["0000-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "soon"])(
    "does without a day that is none: %s",
    (published) => {
      expect(recordOf({ id: "2601.00001v1", published })).toMatchObject({
        publishedOn: null,
        versions: [],
      });
    },
  );

  it.each([
    ["an empty title", { title: " " }, "The title is empty."],
    [
      "a title of 20 kB",
      { title: "t".repeat(20_000) },
      "The title is longer than 2,000 characters.",
    ],
  ])("refuses %s", (_, fields, message) => {
    expect(() => recordOf({ id: "2601.00001v1", ...fields })).toThrow(message);
  });
});

describe("an answer of arXiv's", () => {
  it("may be empty", () => {
    expect(readArxivFeed(atomFeed([]))).toEqual({ parts: [], total: 0 });
  });

  it("may be arXiv's own complaint", () => {
    expect(readArxivFeed(atomError("incorrect id format for 9999"))).toEqual({
      parts: [],
      total: null,
      error: "incorrect id format for 9999",
    });
  });

  it("loses nothing to an entry that is broken or no paper", () => {
    const feed = atomFeed([
      { id: "nonsense" },
      { id: "2601.00001v1" },
      { id: "2601.00002v1", title: "<a><b></a>" },
      { id: "2601.00003v1" },
    ]);
    const parts = readArxivFeed(feed)?.parts.map((part) =>
      "broken" in part ? part.reason : part.id,
    );
    expect(parts?.[0]).toBe("It has no arXiv id.");
    expect(parts?.[1]).toBe("2601.00001");
    expect(parts?.[3]).toBe("2601.00003");
  });

  it.each([
    ["a web page", "<!DOCTYPE html><html><body>Rate exceeded.</body></html>"],
    ["plain text", "Rate exceeded."],
    ["nothing", ""],
    ["JSON", '{"error": "unavailable"}'],
    ["another format", "<OAI-PMH><ListRecords></ListRecords></OAI-PMH>"],
    ["a feed that is cut off", atomFeed([{ id: "2601.00001v1" }]).slice(0, -20)],
    [
      "entities that explode",
      '<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed>&b;</feed>',
    ],
    ["tags without end", `<feed>${"<a>".repeat(100_000)}</feed>`],
  ])("is refused when it is %s", (_, body) => {
    expect(readArxivFeed(body)).toBeNull();
  });
});

// Real answers that stand beside the repository on developers' machines.
const data = new URL("../../../../../shared/data/api-responses/arxiv_atom/", import.meta.url);
const present = existsSync(data);
if (!present) console.info("Skipped: arXiv's real answers (../shared/data) are not here.");

describe.skipIf(!present)("arXiv's real answers", () => {
  const bodies = present
    ? readdirSync(data).map((name) => ({ name, body: readFileSync(new URL(name, data), "utf8") }))
    : [];
  const answers = bodies.map(({ name, body }) => {
    const answer = readArxivFeed(body) ?? readOaiPage(body);
    return { name, body, parts: answer?.parts ?? [] };
  });

  it("map with nothing lost", () => {
    expect(answers.map(({ name, parts }) => ({ name, parts: parts.length }))).toEqual(
      bodies.map(({ name, body }) => ({
        name,
        parts: body.split(/<entry>|<record>/).length - 1,
      })),
    );
    const broken = answers.flatMap(({ parts }) => parts.filter((part) => "broken" in part));
    expect(broken).toEqual([]);
  });

  it("give whole records", () => {
    const papers = answers.flatMap(({ parts }) =>
      parts.flatMap((part) => ("broken" in part ? [] : [part])),
    );
    const lacking = papers.filter((paper) => {
      const { authors, authorCount, publishedOn, abstract, ids } = arxivRecord(paper, FETCHED_AT);
      const whole = authors.length > 0 && authors.length === authorCount;
      const hasDoi = ids.some(({ scheme }) => scheme === "DOI");
      const clean = abstract !== null && !abstract.includes("\n ");
      return !whole || publishedOn === null || !clean || hasDoi !== (paper.doi !== "");
    });
    expect(lacking.map(({ id }) => id)).toEqual([]);
    expect(papers.length).toBeGreaterThan(1_000);
  });
});
