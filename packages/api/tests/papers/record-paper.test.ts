import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { arxivId, madeUpRecord, range } from "./made-up-papers.ts";

let database: Database;
/** A number that no other test here uses. */
let last = 0;
const next = () => ++last;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function record(number: number, over: Partial<PaperRecordInput> = {}) {
  return recordPaper(database.prisma, madeUpRecord(number, over));
}

/** Everything stored of a paper, to be compared. */
async function whole(paperId: number) {
  return database.prisma.paper.findUniqueOrThrow({
    where: { id: paperId },
    include: {
      ids: { orderBy: [{ scheme: "asc" }, { value: "asc" }] },
      authorships: { orderBy: { position: "asc" } },
    },
  });
}

describe("what a source tells is stored", () => {
  test("once: the same record again changes nothing, not even when it was changed", async () => {
    const number = next();
    const first = await record(number);
    expect(first.outcome).toBe("new");
    const before = await whole(first.paperId);
    expect(await record(number)).toEqual({ paperId: first.paperId, outcome: "unchanged" });
    expect(await whole(first.paperId)).toEqual(before);
  });

  test("with every fact", async () => {
    const number = next();
    const { paperId } = await record(number, {
      summary: "Nothing.",
      authorCount: 12,
      links: {
        landing: "https://example.org/a",
        pdf: "https://example.org/a.pdf",
        code: null,
        project: null,
      },
      sourceUpvoteCount: 30,
      sourceCommentCount: 4,
    });
    const paper = await database.prisma.paper.findUniqueOrThrow({
      where: { id: paperId },
      include: { org: true },
    });
    expect(paper).toMatchObject({
      title: `On made-up thing ${number}`,
      summary: "Nothing.",
      publishedOn: new Date("2026-01-04"),
      keywords: ["made-up things", `thing ${number % 5}`],
      categories: ["cs.XX"],
      authorCount: 12,
      landingUrl: "https://example.org/a",
      pdfUrl: "https://example.org/a.pdf",
      codeUrl: null,
      sourceUpvoteCount: 30,
      sourceCommentCount: 4,
      upvoteCount: 0,
      points: 3,
      listedAt: null,
      hotness: null,
      org: { slug: "made-up-lab", name: "Made-Up Lab" },
    });
  });

  test("where another source knows more: what it does not know stays", async () => {
    const number = next();
    const { paperId } = await record(number, { summary: "Nothing.", sourceUpvoteCount: 30 });
    const outcome = await record(number, {
      title: "On made-up things, revised",
      abstract: null,
      keywords: [],
      categories: ["cs.YY"],
      authors: [],
      org: null,
      ids: [
        { scheme: "ARXIV", value: arxivId(number) },
        { scheme: "DOI", value: `10.1234/thing-${number}` },
      ],
    });
    expect(outcome).toEqual({ paperId, outcome: "updated" });
    const paper = await whole(paperId);
    expect(paper).toMatchObject({
      title: "On made-up things, revised",
      abstract: `We look at thing ${number} and find nothing.`,
      summary: "Nothing.",
      keywords: ["made-up things", `thing ${number % 5}`],
      categories: ["cs.YY"],
      sourceUpvoteCount: 30,
    });
    expect(paper.orgId).not.toBeNull();
    expect(paper.authorships).toHaveLength(3);
    expect(paper.ids.map(({ value }) => value)).toEqual([
      arxivId(number),
      `10.1234/thing-${number}`,
    ]);
  });

  test("with the latest version of an id, never an earlier one", async () => {
    const number = next();
    const at = (version: number) =>
      record(number, { ids: [{ scheme: "ARXIV", value: `${arxivId(number)}v${version}` }] });
    const versionOf = async (paperId: number) =>
      (await whole(paperId)).ids.map(({ version }) => version);
    const { paperId } = await at(2);
    expect(await at(3)).toEqual({ paperId, outcome: "updated" });
    expect(await versionOf(paperId)).toEqual([3]);
    expect(await at(1)).toEqual({ paperId, outcome: "unchanged" });
    expect(await versionOf(paperId)).toEqual([3]);
  });

  test("under one org, however its slug is written", async () => {
    const [one, other] = [next(), next()];
    const first = await record(one, { org: { slug: "Nice-Lab", name: "Nice Lab" } });
    const second = await record(other, { org: { slug: "nice-lab", name: "NICE LAB" } });
    const orgs = await database.prisma.org.findMany({
      where: { slug: { contains: "nice", mode: "insensitive" } },
      include: { papers: true },
    });
    expect(orgs).toHaveLength(1);
    expect(new Set(orgs[0]?.papers.map(({ id }) => id))).toEqual(
      new Set([first.paperId, second.paperId]),
    );
  });
});

describe("ids that belong to different papers", () => {
  test("of a scheme of which a paper has one: nothing is merged, a moderator decides", async () => {
    const [one, other] = [next(), next()];
    const { paperId } = await record(one);
    const { paperId: otherId } = await record(other);
    const ids = [one, other].map((number) => ({
      scheme: "ARXIV" as const,
      value: arxivId(number),
    }));
    expect(await record(one, { ids })).toMatchObject({ paperId });
    expect((await whole(otherId)).rootId).toBeNull();
    expect(
      await database.prisma.mergeCandidate.findMany({
        where: { lowId: paperId, highId: otherId },
        select: { reason: true, status: true },
      }),
    ).toEqual([{ reason: "IDS_CONFLICT", status: "OPEN" }]);
  });
});

describe("several at once", () => {
  test("recording one new paper make one paper", async () => {
    for (let round = 0; round < 3; round++) {
      const number = next();
      // Each knows another pair of its ids.
      const ids = [
        { scheme: "ARXIV" as const, value: arxivId(number) },
        { scheme: "DOI" as const, value: `10.1234/at-once-${number}` },
        { scheme: "PMID" as const, value: String(1000 + number) },
      ];
      const outcomes = await Promise.all(
        range(0, 7).map((client) =>
          record(number, { ids: [ids[0], ids[1 + (client % 2)]].filter((id) => id !== undefined) }),
        ),
      );
      expect(new Set(outcomes.map(({ paperId }) => paperId)).size).toBe(1);
      expect(outcomes.filter(({ outcome }) => outcome === "new")).toHaveLength(1);
      const paper = await whole(outcomes[0]?.paperId ?? 0);
      expect(paper.ids.map(({ value }) => value)).toEqual(ids.map(({ value }) => value));
      expect(paper.authorships).toHaveLength(3);
      expect(await database.prisma.paper.count({ where: { title: paper.title } })).toBe(1);
    }
  });
});

describe("hostile texts are stored as they are", () => {
  test.each([
    ["'; DROP TABLE papers; --"],
    ["$1 $$ \\ % _ \\' E'\\\\x'"],
    ["<script>alert(1)</script>"],
    ["\u202Eright to left\u202C, \u{1F600}, \uFFFD, \u0301"],
    ["!!! & | ( ) : * <-> &&"],
    ["a".repeat(2_000)],
    ["word ".repeat(399)],
    ["ß ŉ ǰ ΐ ﬃ İ"],
  ])("%j", async (text) => {
    const number = next();
    const { paperId } = await record(number, {
      title: text,
      abstract: `${text}\n`.repeat(20).slice(0, 50_000),
      keywords: [text.slice(0, 200)],
      authors: [{ name: text.slice(0, 500) }, { name: "Co Author" }],
      org: { slug: `x${number}`, name: text.slice(0, 500) },
    });
    const paper = await whole(paperId);
    expect(paper.title).toBe(text.trim());
    expect(paper.authorships[0]?.name).toBe(text.slice(0, 500).trim());
    expect(
      (
        await record(number, {
          title: text,
          abstract: `${text}\n`.repeat(20).slice(0, 50_000),
          keywords: [text.slice(0, 200)],
          authors: [{ name: text.slice(0, 500) }, { name: "Co Author" }],
          org: { slug: `x${number}`, name: text.slice(0, 500) },
        })
      ).outcome,
    ).toBe("unchanged");
  });

  test("an abstract of the longest kind, of words that are all different", async () => {
    const abstract = range(1, 5_500)
      .map((number) => `w${number.toString(36)}x`)
      .join(" ")
      .slice(0, 50_000);
    const { paperId } = await record(next(), { abstract });
    expect((await whole(paperId)).abstract).toBe(abstract.trim());
  });
});
