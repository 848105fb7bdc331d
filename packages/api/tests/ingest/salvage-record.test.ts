import { InvalidInputError } from "@paperround/schema/errors";
import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { describe, expect, it } from "vitest";
import { salvageRecord } from "../../src/ingest/mapping/salvage-record.ts";
import { FETCHED_AT } from "./source-context.ts";

const draft: PaperRecordInput = {
  title: "Tides of Attention",
  ids: [{ scheme: "ARXIV", value: "2601.00001" }],
  source: { name: "made-up", fetchedAt: FETCHED_AT },
};

describe("salvageRecord", () => {
  it("leaves out single facts that cannot be used, and nothing else", () => {
    const record = salvageRecord({
      ...draft,
      abstract: "a".repeat(50_001),
      abstractLicence: "free for everybody",
      publishedOn: "2999-01-01",
      listedOn: "yesterday",
      venue: " ",
      ids: [
        { scheme: "DOI", value: "nonsense" },
        { scheme: "ARXIV", value: "2601.00001" },
      ],
      authors: [
        { name: "Ada Example", orcid: "nonsense", affiliation: "Example Lab" },
        { name: "\u0000" },
        { name: "Bo Sample", openAlexId: "W1" },
        { name: "n".repeat(501) },
      ],
      org: { slug: "École", name: "École" },
      links: { code: "soon", project: "https://tides.example/" },
      keywords: ["tides", "", "k".repeat(201), "rivers"],
      versions: [{ version: 0 }, { version: 2, on: "2026-01-05" }],
      sourceUpvoteCount: -1,
      sourceCommentCount: 3,
    });
    expect(record).toMatchObject({
      title: "Tides of Attention",
      abstract: null,
      abstractLicence: null,
      publishedOn: null,
      listedOn: null,
      venue: null,
      ids: [{ scheme: "ARXIV", value: "2601.00001" }],
      authors: [{ name: "Ada Example", affiliation: "Example Lab" }, { name: "Bo Sample" }],
      org: null,
      links: { code: null, project: "https://tides.example/" },
      keywords: ["tides", "rivers"],
      sourceUpvoteCount: 0,
      sourceCommentCount: 3,
    });
  });

  it.each([
    ["the title", { title: "" }, "The title is empty."],
    ["all ids", { ids: [] }, "A paper needs at least one id."],
    [
      "every one of the ids",
      { ids: [{ scheme: "DOI", value: "nonsense" }] },
      "A paper needs at least one id.",
    ],
    ["the source", { source: { name: "?", fetchedAt: FETCHED_AT } }, "A source's name has"],
  ] as const)("refuses a record that lacks %s", (_, more, message) => {
    const salvage = () => salvageRecord({ ...draft, ...more } as PaperRecordInput);
    expect(salvage).toThrow(InvalidInputError);
    expect(salvage).toThrow(message);
  });

  it("says only what makes the record unusable", () => {
    const salvage = () => salvageRecord({ ...draft, title: "", publishedOn: "soon" });
    expect(salvage).toThrow(/^The title is empty\.$/);
  });
});
