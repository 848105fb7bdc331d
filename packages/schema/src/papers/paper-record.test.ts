import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { PAPER_RECORD_LIMITS } from "./paper-record-fields.ts";
import { readPaperRecord } from "./paper-record.ts";

const fetchedAt = new Date("2026-01-05T08:00:00Z");
const plain = {
  title: "Tides of Attention",
  ids: [{ scheme: "ARXIV", value: "2601.00001" }],
  source: { name: "made-up", fetchedAt },
};

function fieldsOf(input: unknown): Record<string, string> {
  try {
    readPaperRecord(input);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return Object.fromEntries(error.fields.map((field) => [field.path.join("."), field.message]));
  }
  throw new Error("The record was accepted.");
}

describe("readPaperRecord", () => {
  it("fills in what a source does not know", () => {
    expect(readPaperRecord(plain)).toEqual({
      title: "Tides of Attention",
      abstract: null,
      abstractLicence: null,
      summary: null,
      publishedOn: null,
      versions: [],
      venue: null,
      listedOn: null,
      ids: [{ scheme: "ARXIV", value: "2601.00001" }],
      authors: [],
      authorCount: 0,
      org: null,
      links: { landing: null, pdf: null, code: null, project: null },
      keywords: [],
      categories: [],
      sourceUpvoteCount: 0,
      sourceCommentCount: 0,
      source: { name: "made-up", url: null, fetchedAt },
    });
  });

  it("makes one line of a title and of names", () => {
    const record = readPaperRecord({
      ...plain,
      title: "  Tides of\n  \u0000Attention\t ",
      authors: [{ name: " Ada \n Example " }],
    });
    expect(record.title).toBe("Tides of Attention");
    expect(record.authors).toEqual([{ name: "Ada Example" }]);
  });

  it("writes letters with marks in one form", () => {
    const record = readPaperRecord({
      ...plain,
      title: "Cafe\u0301",
      authors: [{ name: "Marti\u0301n" }, { name: "Mart\u0131\u0301n" }],
    });
    expect(record.title).toBe("Caf\u00e9");
    expect(record.authors.map(({ name }) => name)).toEqual(["Mart\u00edn", "Mart\u00edn"]);
  });

  it("keeps the lines of an abstract and takes an empty one for none", () => {
    expect(readPaperRecord({ ...plain, abstract: " One.\n\nTwo. \n" }).abstract).toBe(
      "One.\n\nTwo.",
    );
    expect(readPaperRecord({ ...plain, abstract: " \n " }).abstract).toBeNull();
  });

  it("normalises ids and keeps each once, with its highest version", () => {
    const record = readPaperRecord({
      ...plain,
      ids: [
        { scheme: "ARXIV", value: "arXiv:2601.00001v2" },
        { scheme: "DOI", value: "https://doi.org/10.48550/arXiv.2601.00001" },
        { scheme: "DOI", value: "10.5555/ABC." },
      ],
    });
    expect(record.ids).toEqual([
      { scheme: "ARXIV", value: "2601.00001", version: 2 },
      { scheme: "DOI", value: "10.5555/abc" },
    ]);
  });

  it("counts at least the authors it lists", () => {
    const authors = [{ name: "Ada" }, { name: "Bo" }];
    expect(readPaperRecord({ ...plain, authors, authorCount: 1 }).authorCount).toBe(2);
    expect(readPaperRecord({ ...plain, authors, authorCount: 41 }).authorCount).toBe(41);
  });

  it("takes ORCID iDs with their check digit, bare or as a URL", () => {
    const orcid = "0000-0002-1825-0097";
    const record = readPaperRecord({
      ...plain,
      authors: [{ name: "Josiah", orcid: `https://orcid.org/${orcid}` }],
    });
    expect(record.authors[0]?.orcid).toBe(orcid);
    expect(fieldsOf({ ...plain, authors: [{ name: "J", orcid: "0000-0002-1825-0098" }] })).toEqual({
      "authors.0.orcid": "“0000-0002-1825-0098” is no ORCID iD.",
    });
  });

  it("keeps what a source knows of authors and their org", () => {
    const author = {
      name: "Ada Example",
      openAlexId: "A5000000001",
      semanticScholarId: "100001",
      affiliation: " Example\n University ",
    };
    const org = { slug: "example", name: "Example Lab", ror: "01an7q238", handle: "Example-Lab" };
    const record = readPaperRecord({ ...plain, authors: [author], org });
    expect(record.authors).toEqual([{ ...author, affiliation: "Example University" }]);
    expect(record.org).toEqual(org);
  });

  it("puts versions in order, each once, with its day if any says it", () => {
    const { versions } = readPaperRecord({
      ...plain,
      versions: [
        { version: 2, on: null },
        { version: 1, on: "2026-01-02" },
        { version: 2, on: "2026-01-05" },
        { version: 3 },
      ],
    });
    expect(versions).toEqual([
      { version: 1, on: "2026-01-02" },
      { version: 2, on: "2026-01-05" },
      { version: 3, on: null },
    ]);
  });

  it.each([
    ["CC-BY-4.0", "CC-BY-4.0"],
    ["https://example.org/licence", "https://example.org/licence"],
    [null, null],
  ])("takes %s for the licence of an abstract", (abstractLicence, expected) => {
    expect(readPaperRecord({ ...plain, abstractLicence }).abstractLicence).toBe(expected);
  });

  it("accepts each limit and refuses one more", () => {
    const { title, authors } = PAPER_RECORD_LIMITS;
    expect(readPaperRecord({ ...plain, title: "t".repeat(title) }).title).toHaveLength(title);
    expect(fieldsOf({ ...plain, title: "t".repeat(title + 1) })).toEqual({
      title: "The title is longer than 2,000 characters.",
    });
    const names = Array.from({ length: authors + 1 }, (_, index) => ({ name: `Author ${index}` }));
    expect(readPaperRecord({ ...plain, authors: names.slice(1) }).authorCount).toBe(authors);
    expect(fieldsOf({ ...plain, authors: names })).toEqual({
      authors: "There are more than 5,000 authors.",
    });
  });

  it.each([
    ["no title", { ...plain, title: " \n " }, "title", "The title is empty."],
    ["no ids", { ...plain, ids: [] }, "ids", "A paper needs at least one id."],
    [
      "the year 2999",
      { ...plain, publishedOn: "2999-01-01" },
      "publishedOn",
      "The day of publication lies outside the years 1600 to 2100.",
    ],
    [
      "the year 0",
      { ...plain, publishedOn: "0000-01-01" },
      "publishedOn",
      "The day of publication lies outside the years 1600 to 2100.",
    ],
    [
      "30 February",
      { ...plain, publishedOn: "2026-02-30" },
      "publishedOn",
      "The day of publication must be a real day, written as 2026-01-05.",
    ],
    [
      "a foreign id",
      { ...plain, ids: [{ scheme: "ARXIV", value: "nonsense" }] },
      "ids.0",
      "“nonsense” is no id of the scheme ARXIV.",
    ],
    [
      "an unknown scheme",
      { ...plain, ids: [{ scheme: "ISBN", value: "1" }] },
      "ids.0.scheme",
      "The scheme of an id must be one of ARXIV, DOI, OPENREVIEW, ACL, PMID, PMCID, CORPUS_ID, OPENALEX.",
    ],
    [
      "a link that is none",
      { ...plain, links: { code: "see below" } },
      "links.code",
      "The code's address is no web address of up to 2,048 characters.",
    ],
    [
      "a script as a link",
      { ...plain, links: { code: "javascript:alert(1)" } },
      "links.code",
      "The code's address must begin with https:// or http://.",
    ],
    [
      "half a vote",
      { ...plain, sourceUpvoteCount: 0.5 },
      "sourceUpvoteCount",
      "The source's count of upvotes must be a whole number from 0 to 2,147,483,647.",
    ],
    [
      "a bare name as an author",
      { ...plain, authors: ["Ada"] },
      "authors.0",
      "An author must be an object with a name.",
    ],
    [
      "a text for a list",
      { ...plain, categories: "cs.CL ".repeat(20) },
      "categories",
      "The categories must be a list.",
    ],
    [
      "a bare id",
      { ...plain, ids: ["2601.00001"] },
      "ids.0",
      "An id must be an object with a scheme and a value.",
    ],
    [
      "a version 0",
      { ...plain, versions: [{ version: 0, on: "2026-01-05" }] },
      "versions.0.version",
      "Versions begin at 1.",
    ],
    [
      "a version of no day",
      { ...plain, versions: [{ version: 1, on: "yesterday" }] },
      "versions.0.on",
      "The day of a version must be a real day, written as 2026-01-05.",
    ],
    [
      "a list of the year 2999",
      { ...plain, listedOn: "2999-01-01" },
      "listedOn",
      "The day of the list lies outside the years 1600 to 2100.",
    ],
    [
      "prose as a licence",
      { ...plain, abstractLicence: "free for everybody" },
      "abstractLicence",
      "The abstract's licence must be an SPDX identifier or a web address.",
    ],
    [
      "an address as a ROR id",
      { ...plain, org: { slug: "lab", name: "Lab", ror: "https://ror.org/01an7q238" } },
      "org.ror",
      "An org's ROR id looks like 01an7q238.",
    ],
    [
      "a handle with a slash",
      { ...plain, org: { slug: "lab", name: "Lab", handle: "a/b" } },
      "org.handle",
      "An org's handle has 1 to 100 letters, digits, dots, hyphens and underscores.",
    ],
    [
      "a work's OpenAlex id for an author's",
      { ...plain, authors: [{ name: "Ada", openAlexId: "W1" }] },
      "authors.0.openAlexId",
      "An author's OpenAlex id is the letter A and digits.",
    ],
    [
      "a name for a Semantic Scholar id",
      { ...plain, authors: [{ name: "Ada", semanticScholarId: "Ada" }] },
      "authors.0.semanticScholarId",
      "An author's Semantic Scholar id has only digits.",
    ],
    ["no object", "a string", "", "A record must be an object with a title, ids and a source."],
  ])("refuses %s with a sentence", (_, input, path, message) => {
    expect(fieldsOf(input)).toEqual({ [path]: message });
  });
});
