import { purgeChangeLog } from "@paperround/schema/changes/purge-change-log";
import type { LoggedChange } from "@paperround/schema/changes/logged-change";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { InvalidInputError } from "@paperround/schema/errors";
import { mergeByHand } from "@paperround/schema/identity/decide-candidate";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import {
  declineSubmission,
  placeSubmission,
} from "@paperround/schema/submissions/decide-submission";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import {
  addPapers,
  addPerson,
  arxivId,
  globalId,
  listOn,
  madeUpRecord,
  range,
} from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { settle } from "./copy.ts";

let database: Database;
let db: PrismaClient;
let person: Viewer;
let rows: number[];
let cursor: string;

const CLOCK = { now: () => new Date("2026-02-03T14:30:00Z") };

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
  person = await addPerson(db, "person", "ADMIN");
  rows = await addPapers(db, range(1, 12));
});

beforeEach(async () => {
  ({ cursor } = await settledRead(null));
});

afterAll(() => database.close());

/** Reads once everything written until now can be read. */
async function settledRead(since: string | null, limit = 1_000) {
  await settle(db);
  return readChangeLog(db, since, limit);
}

/** What happened since the last time, page by page. */
async function news(limit = 1_000): Promise<LoggedChange[]> {
  await settle(db);
  const taken: LoggedChange[] = [];
  for (let more = true; more;) {
    const page = await readChangeLog(db, cursor, limit);
    expect(page.reset).toBe(false);
    expect(page.changes.length).toBeLessThanOrEqual(limit);
    taken.push(...page.changes);
    cursor = page.cursor;
    more = page.hasMore;
  }
  return taken;
}

const brief = async (limit?: number) =>
  (await news(limit)).map(({ kind, paperId, subjectId }) => [kind, paperId, subjectId]);

const row = (number: number): number => rows[number - 1] ?? 0;
const vote = (number: number, upvoted = true) =>
  setVote(db, person, { arxiv: arxivId(number) }, upvoted);

describe("the log tells", () => {
  test("of a paper that came in, of the facts that it got then, and of the list it came in on", async () => {
    const [paperId] = await addPapers(db, [101], { over: { listedOn: "2026-01-09" } });
    const { id } = await db.submission.findFirstOrThrow({ where: { paperId: paperId ?? 0 } });
    expect(await brief()).toEqual([
      ["PAPER_ADDED", paperId, null],
      ["PAPER_EDITED", paperId, null],
      ["PAPER_LISTED", paperId, id],
    ]);
  });

  test("of a batch, a paper once, and of nothing when it comes again", async () => {
    const records = range(201, 260).map((number) => madeUpRecord(number));
    const results = await recordPapers(db, records);
    const added = await brief(7);
    expect(added).toEqual(
      results.map((result) => ["PAPER_ADDED", "paperId" in result && result.paperId, null]),
    );
    await recordPapers(db, records);
    expect(await brief()).toEqual([]);
  });

  test("of an edit, once, whether facts, authors or both differ", async () => {
    const again = (over: Parameters<typeof madeUpRecord>[1]) =>
      recordPaper(db, madeUpRecord(1, over));
    const edited = ["PAPER_EDITED", row(1), null];
    await again({ title: "On made-up thing 1, again" });
    expect(await brief()).toEqual([edited]);
    const authors = [{ name: "Ada Example" }, { name: "Bo Sample" }, { name: "Di Other" }];
    await again({ title: "On made-up thing 1, again", authors });
    expect(await brief()).toEqual([edited]);
    await again({ title: "On made-up thing 1", authors: [...authors, { name: "Ed More" }] });
    expect(await brief()).toEqual([edited]);
    await again({ title: "On made-up thing 1", authors: [...authors, { name: "Ed More" }] });
    expect(await brief()).toEqual([]);
  });

  test("of another id and of what it cites, and of an org's name where it stands", async () => {
    const [paperId = 0] = await addPapers(db, [301]);
    await news();
    const ids = madeUpRecord(301).ids;
    const references = [{ scheme: "ARXIV", value: arxivId(302) }] as const;
    const again = (over: Parameters<typeof madeUpRecord>[1]) =>
      recordPaper(db, madeUpRecord(301, over));
    const edited = ["PAPER_EDITED", paperId, null];
    await again({ ids: [...ids, { scheme: "DOI", value: "10.5555/another-id" }] });
    expect(await brief()).toEqual([edited]);
    await again({ references: [...references] });
    expect(new Set((await brief()).map(String))).toEqual(new Set([String(edited)]));
    // As many as before, but others.
    await again({ references: [{ scheme: "ARXIV", value: arxivId(303) }] });
    expect(await brief()).toEqual([edited]);
    await again({ references: [{ scheme: "ARXIV", value: arxivId(303) }] });
    expect(await brief()).toEqual([]);

    await db.org.update({ where: { slug: "made-up-lab" }, data: { name: "Renamed Lab" } });
    const renamed = await brief();
    expect(renamed).toContainEqual(edited);
    expect(renamed).toHaveLength(await db.paper.count({ where: { rootId: null } }));
    await db.authorship.updateMany({ where: { paperId, position: 0 }, data: { name: "Ada X." } });
    expect(await brief()).toEqual([edited]);
    await db.org.update({ where: { slug: "made-up-lab" }, data: { name: "Made-Up Lab" } });
    await news();
  });

  test("of counts, here and at the source, when they change", async () => {
    await vote(2);
    await vote(2);
    await vote(2, false);
    await vote(2, false);
    await recordPaper(db, madeUpRecord(3, { sourceUpvoteCount: 5 }));
    expect(await brief()).toEqual([
      ["COUNTS_CHANGED", row(2), null],
      ["COUNTS_CHANGED", row(2), null],
      ["COUNTS_CHANGED", row(3), null],
    ]);
  });

  test("of a submission that is listed, moved to another day, declined and listed again", async () => {
    const id = await listOn(db, row(4), "2026-02-02");
    await listOn(db, row(4), "2026-02-02");
    expect(await brief()).toEqual([["PAPER_LISTED", row(4), id]]);
    const submissionId = globalId("Submission", id);
    const place = (day: string) =>
      placeSubmission(db, person, CLOCK, { submissionId, day: new Date(day) });
    await place("2026-02-03");
    await place("2026-02-03");
    await declineSubmission(db, person, CLOCK, { submissionId });
    await place("2026-02-03");
    const told = await news();
    expect(told.every(({ subjectId, paperId }) => subjectId === id && paperId === row(4))).toBe(
      true,
    );
    expect(told.map(({ kind, day }) => [kind, day?.getUTCDate()])).toEqual([
      ["PAPER_UNLISTED", 2],
      ["PAPER_LISTED", 3],
      ["PAPER_UNLISTED", 3],
      ["PAPER_LISTED", 3],
    ]);
  });

  test("of a proposal nothing, until it is listed", async () => {
    const { id } = await db.submission.create({
      data: { paperId: row(5), day: new Date("2026-02-01"), status: "PROPOSED" },
    });
    expect(await brief()).toEqual([]);
    await db.submission.update({ where: { id }, data: { status: "LISTED" } });
    expect(await brief()).toEqual([["PAPER_LISTED", row(5), id]]);
  });

  test("of papers that became one and parted", async () => {
    const [into = 0, from = 0] = await addPapers(db, [301, 302]);
    await news();
    const { mergeId } = await mergeByHand(db, person, { paperIds: [from, into] });
    const merged = await brief();
    expect(merged.filter(([kind]) => kind === "PAPER_MERGED")).toEqual([
      ["PAPER_MERGED", from, into],
    ]);
    await undoMerge(db, { mergeId, undoneById: person.id });
    const parted = await brief();
    expect(parted.filter(([kind]) => kind === "PAPER_UNMERGED")).toEqual([
      ["PAPER_UNMERGED", from, into],
    ]);
  });

  test("of papers that are gone", async () => {
    const [gone = 0, too = 0] = await addPapers(db, [401, 402]);
    await news();
    await db.paper.deleteMany({ where: { id: { in: [gone, too] } } });
    expect((await brief()).toSorted(([, a], [, b]) => Number(a) - Number(b))).toEqual([
      ["PAPER_DELETED", gone, null],
      ["PAPER_DELETED", too, null],
    ]);
  });
});

describe("a reader who cannot go on", () => {
  test("without a cursor is given one to go on from, and nothing else", async () => {
    const page = await settledRead(null);
    expect(page).toMatchObject({ changes: [], hasMore: false, reset: true });
    await vote(6);
    cursor = page.cursor;
    expect(await brief()).toEqual([["COUNTS_CHANGED", row(6), null]]);
  });

  test.each([
    ["of another database", (epoch: string) => `${epoch.replaceAll(/[0-9a-f]/g, "0")}/1/1`],
    ["from before a restore of an older backup", (epoch: string) => `${epoch}/999999999999/1`],
    ["from before the log began", (epoch: string) => `${epoch}/0/0`],
  ])("with a cursor %s starts anew", async (_what, write) => {
    // Before anything was purged, the log begins at 0/0.
    await db.$executeRaw`UPDATE database_info SET purged_in = 1, purged_seq = 1 WHERE purged_in = 0`;
    const [epoch = ""] = Buffer.from(cursor, "base64url").toString().split("/");
    const page = await settledRead(Buffer.from(write(epoch)).toString("base64url"));
    expect(page).toMatchObject({ changes: [], hasMore: false, reset: true });
    cursor = page.cursor;
    await db.$executeRaw`UPDATE papers SET source_upvote_count = source_upvote_count + 1 WHERE id = ${row(6)}`;
    expect(await brief()).toEqual([["COUNTS_CHANGED", row(6), null]]);
  });

  test.each(["", "nonsense", "W10"])("with %j, which is no cursor, is refused", async (since) => {
    await expect(readChangeLog(db, since, 10)).rejects.toThrow(InvalidInputError);
  });
});

describe("purging", () => {
  test("forgets what is old, and tells those who had not come that far", async () => {
    await vote(7);
    await settle(db);
    const { cursor: half } = await readChangeLog(db, cursor, 1_000);
    await vote(8);
    await settle(db);
    const { cursor: whole } = await readChangeLog(db, half, 1_000);
    await db.$executeRaw`UPDATE change_log SET changed_at = '2026-01-01'`;
    await vote(9);
    await settle(db);

    expect(await purgeChangeLog(db, new Date("2025-12-31"))).toBe(0);
    expect(await settledRead(half)).toMatchObject({ reset: false });
    expect(await purgeChangeLog(db, new Date("2026-01-02"))).toBeGreaterThan(2);
    expect(await purgeChangeLog(db, new Date("2026-01-02"))).toBe(0);
    expect(await settledRead(cursor)).toMatchObject({ reset: true });
    expect(await settledRead(half)).toMatchObject({ reset: true });
    // Who had read everything that went goes on.
    cursor = whole;
    expect(await brief()).toEqual([["COUNTS_CHANGED", row(9), null]]);
  });

  test("done by several at once, takes each entry once", async () => {
    await addPapers(db, range(501, 520));
    await settle(db);
    await db.$executeRaw`UPDATE change_log SET changed_at = '2026-01-01'`;
    const there = await db.changeLogEntry.count();
    const counts = await Promise.all(
      range(1, 4).map(() => purgeChangeLog(db, new Date("2026-01-02"))),
    );
    expect(counts.reduce((sum, gone) => sum + gone)).toBe(there);
    expect(await db.changeLogEntry.count()).toBe(0);
  });
});
