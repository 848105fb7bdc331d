import type { PrismaClient } from "@paperround/schema/client";
import type { Viewer } from "@paperround/schema/context";
import { keepApart, mergeByHand } from "@paperround/schema/identity/decide-candidate";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { expectSound } from "./identity-state.ts";
import { someone } from "./someone.ts";

let database: Database;
let db: PrismaClient;
const moderator: Viewer = {
  id: "mo",
  name: "Mo",
  handle: "mo",
  email: "mo@example.org",
  role: "MODERATOR",
};

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
});

afterAll(() => database.close());

describe("one paper, by whatever source", () => {
  test("when they share an id", async () => {
    const it = someone();
    const first = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const second = await recordPaper(db, it.record("openalex", { ids: [it.doi, it.arxiv] }));
    expect(second).toEqual({ paperId: first.paperId, outcome: "merged" });
    expect(await recordPaper(db, it.record("crossref", { ids: [it.doi] }))).toMatchObject({
      paperId: first.paperId,
    });
  });

  test("when a source says that two which are here are one", async () => {
    const it = someone();
    const arxiv = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const year = { publishedOn: "2020-05-01" };
    const acl = await recordPaper(db, it.record("crossref", { ids: [it.doi], ...year }));
    expect(acl.paperId).not.toBe(arxiv.paperId);
    const both = await recordPaper(db, it.record("openalex", { ids: [it.doi, it.arxiv] }));
    expect(both).toEqual({ paperId: arxiv.paperId, outcome: "merged" });
    expect(await db.paper.findUniqueOrThrow({ where: { id: acl.paperId } })).toMatchObject({
      rootId: arxiv.paperId,
    });
    await expectSound(db);
  });

  test("when title, year and first authors agree, and the evidence allows it", async () => {
    const it = someone();
    const { paperId } = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const title = `How the Quiet Machine ${it.number} Learned to Read: the Evening Paper`;
    const again = await recordPaper(
      db,
      it.record("crossref", { ids: [it.doi], title, publishedOn: "2027-03-01" }),
    );
    expect(again).toEqual({ paperId, outcome: "merged" });
    const merge = await db.merge.findFirstOrThrow({ where: { intoId: paperId } });
    expect(merge.evidence).toMatchObject({
      kind: "TITLE_YEAR_AUTHORS",
      title: title.toLowerCase().replace(":", ""),
      years: [2026, 2027],
      authors: [`Zora Number${it.number}`, `Yuri Number${it.number}`],
    });
    const people = await db.author.count({ where: { name: { endsWith: `Number${it.number}` } } });
    expect(people).toBe(2);

    // And a moderator may part them: each has its own again, and imports respect it.
    await undoMerge(db, { mergeId: merge.id, undoneById: moderator.id });
    const crossref = it.record("crossref", { ids: [it.doi], title, venue: "A journal" });
    expect(await recordPaper(db, crossref)).toEqual({ paperId: merge.fromId, outcome: "updated" });
    await expectSound(db);
  });

  test.each([
    ["other authors", { authors: [{ name: "Somebody Else" }] }],
    ["a year far away", { publishedOn: "2019-01-01" }],
    ["no year", { publishedOn: null }],
    ["no authors", { authors: [] }],
  ])("but not by title with %s", async (_name, over) => {
    const it = someone();
    const { paperId } = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const other = await recordPaper(db, it.record("crossref", { ids: [it.doi], ...over }));
    expect(other.outcome).toBe("new");
    expect(other.paperId).not.toBe(paperId);
  });

  test("but not by title with an id of its own of the same scheme", async () => {
    const it = someone();
    await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const value = `2602.${10_000 + it.number}`;
    const other = await recordPaper(db, it.record("arxiv", { ids: [{ scheme: "ARXIV", value }] }));
    expect(other.outcome).toBe("new");
  });
});

describe("what speaks against it goes before the moderators", () => {
  /** Two papers that a third source calls one, though their titles have nothing in common. */
  async function doubtful() {
    const it = someone();
    const first = await recordPaper(db, it.record("arxiv", { ids: [it.arxiv] }));
    const title = `Cooking with copper pans, volume ${it.number}`;
    const second = await recordPaper(db, it.record("crossref", { ids: [it.doi], title }));
    const claim = it.record("openalex", { ids: [it.arxiv, it.doi] });
    await recordPaper(db, claim);
    const pair = { lowId: first.paperId, highId: second.paperId };
    return { it, claim, pair, first: first.paperId, second: second.paperId };
  }

  test("titles that disagree", async () => {
    const { pair, second } = await doubtful();
    expect(await db.mergeCandidate.findFirst({ where: pair })).toMatchObject({
      reason: "TITLES_DISAGREE",
      status: "OPEN",
    });
    expect((await db.paper.findUniqueOrThrow({ where: { id: second } })).rootId).toBeNull();
  });

  test("who may merge them, and undo that: imports respect it", async () => {
    const { it, pair, first, second } = await doubtful();
    const { mergeId, paperId } = await mergeByHand(db, moderator, { paperIds: [second, first] });
    expect(paperId).toBe(first);
    expect(await db.mergeCandidate.findFirst({ where: pair })).toMatchObject({ status: "MERGED" });
    await undoMerge(db, { mergeId, undoneById: moderator.id });
    await undoMerge(db, { mergeId, undoneById: moderator.id });
    await recordPaper(db, it.record("semanticscholar", { ids: [it.arxiv, it.doi] }));
    expect((await db.paper.findUniqueOrThrow({ where: { id: second } })).rootId).toBeNull();
    await expectSound(db);
  });

  test("who may keep them apart, for good", async () => {
    const { it, pair, second } = await doubtful();
    const candidate = await db.mergeCandidate.findFirstOrThrow({ where: pair });
    await keepApart(db, moderator, { candidateId: candidate.id });
    await recordPaper(db, it.record("semanticscholar", { ids: [it.arxiv, it.doi] }));
    expect(await db.mergeCandidate.findMany({ where: { status: "OPEN", ...pair } })).toEqual([]);
    expect((await db.paper.findUniqueOrThrow({ where: { id: second } })).rootId).toBeNull();
  });

  test("and an id that is another paper's stays there", async () => {
    const { it, second } = await doubtful();
    const id = await db.paperId.findUniqueOrThrow({ where: { scheme_value: it.doi } });
    expect(id.paperId).toBe(second);
  });
});

test("a source that tells more of a paper does not list it again where an editor declined it", async () => {
  const it = someone();
  const listedOn = "2026-01-14";
  const { paperId } = await recordPaper(db, it.record("daily", { ids: [it.arxiv], listedOn }));
  const decline = { status: "DECLINED" as const, listedAt: null };
  await db.submission.updateMany({ where: { paperId }, data: decline });
  await db.paper.update({ where: { id: paperId }, data: { listedAt: null } });
  const again = it.record("daily", { ids: [it.arxiv], listedOn, sourceUpvoteCount: 9 });
  expect(await recordPaper(db, again)).toEqual({ paperId, outcome: "updated" });
  expect(await db.submission.findMany({ where: { paperId } })).toMatchObject([decline]);
});

describe("a batch", () => {
  test("ends as the same records one by one would", async () => {
    const [a, b, c] = [someone(), someone(), someone()];
    const records = [
      a.record("arxiv", { ids: [a.arxiv], listedOn: "2026-01-13" }),
      b.record("arxiv", { ids: [b.arxiv] }),
      a.record("crossref", { ids: [a.doi] }),
      c.record("crossref", { ids: [c.doi, c.acl] }),
      b.record("arxiv", { ids: [b.arxiv] }),
      c.record("openalex", { ids: [c.acl], venue: "ACL" }),
    ];
    const results = await recordPapers(db, records);
    const outcomes = results.map((result) => ("error" in result ? "error" : result.outcome));
    expect(outcomes).toEqual(["new", "new", "merged", "new", "unchanged", "updated"]);
    expect(await recordPapers(db, records)).toEqual(
      results.map((result) => ({ ...result, outcome: "unchanged" })),
    );
    const first = results[0];
    const listed = await db.paper.findUniqueOrThrow({
      where: { id: first && "paperId" in first ? first.paperId : 0 },
      include: { submissions: true },
    });
    expect(listed.submissions).toMatchObject([{ status: "LISTED", day: new Date("2026-01-13") }]);
    expect(listed.listedAt).toEqual(new Date("2026-01-13"));
    await expectSound(db);
  });

  test("brought by eight at once is there once", async () => {
    const papers = Array.from({ length: 12 }, someone);
    const records = papers.map((it) => it.record("arxiv", { ids: [it.arxiv] }));
    const shuffled = Array.from({ length: 8 }, (_, turn) => [
      ...records.slice(turn),
      ...records.slice(0, turn),
    ]);
    const results = await Promise.all(shuffled.map((batch) => recordPapers(db, batch)));
    expect(results.flat().filter((result) => "error" in result)).toEqual([]);
    const ids = await db.paperId.findMany({
      where: { value: { in: papers.map((it) => it.arxiv.value) } },
    });
    expect(new Set(ids.map((id) => id.paperId)).size).toBe(papers.length);
    const count = await db.paper.count({ where: { title: { in: records.map((r) => r.title) } } });
    expect(count).toBe(papers.length);
  });
});
