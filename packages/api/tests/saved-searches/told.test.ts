import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { readKept } from "@paperround/schema/saved-searches/kept-search";
import { saveSearch } from "@paperround/schema/saved-searches/save-search";
import { whereFiltered } from "@paperround/schema/search/search-filter.sql";
import { findWithAll } from "@paperround/schema/search/search.sql";
import { tellOfNewPapers } from "@paperround/schema/saved-searches/tell-of-new-papers";
import type { Viewer } from "@paperround/schema/context";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startJobQueue } from "../../src/jobs/queue/job-queue.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { afterNewPapers, savedSearchWork } from "../../src/saved-searches/saved-search-work.ts";
import { sendAfterChanges } from "../../src/changes/send-after-changes.ts";
import { settle } from "../changes/copy.ts";
import { BRISK } from "../jobs/queue/test-work.ts";
import { addPapers, addPerson, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// New papers that a search finds are told of: once each, whoever looks and whatever dies.

let server: TestServer;
let db: TestServer["database"]["prisma"];
let ada: Viewer;
let bo: Viewer;
let numbers = 0;
/** Of this week, so that it is news. */
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  server = await createTestServer();
  db = server.database.prisma;
  [ada, bo] = [await addPerson(db, "ada"), await addPerson(db, "bo", "MODERATOR")];
});
afterAll(() => server.close());

beforeEach(async () => {
  await db.savedSearch.deleteMany();
  await db.notification.deleteMany();
  await db.mutedNotification.deleteMany();
  await tell();
});

let keys = 0;
async function keep(query: string, filter: object = {}, by = ada, notify = true): Promise<number> {
  const idempotencyKey = `told ${(keys += 1)}`;
  const { searchId } = await saveSearch(db, by, {
    name: query || "All of them",
    query,
    filter,
    sort: "RELEVANCE",
    notify,
    idempotencyKey,
  });
  return searchId;
}

async function bring(over: Parameters<typeof addPapers>[2] = {}): Promise<number> {
  numbers += 1;
  const [row = 0] = await addPapers(db, [numbers], {
    over: { publishedOn: today, ...over.over },
  });
  return row;
}

async function tell(): Promise<number> {
  await settle(db);
  let sum = 0;
  for (let more = true; more;) {
    const { told, hasMore } = await tellOfNewPapers(db);
    sum += told;
    more = hasMore;
  }
  return sum;
}

/** What was told: of which search, and of which paper. */
async function told(of: Viewer = ada): Promise<[number | null, number | null][]> {
  const rows = await db.notification.findMany({
    where: { userId: of.id, kind: "SAVED_SEARCH" },
    orderBy: [{ savedSearchId: "asc" }, { paperId: "asc" }],
  });
  return rows.map(({ savedSearchId, paperId }) => [savedSearchId, paperId]);
}

describe("a new paper", () => {
  test("is told once of each search that finds it", async () => {
    const words = await keep("“whale songs”");
    const compound = await keep("pre-training");
    const inflected = await keep("sing whale -shark");
    await keep("shark");
    await keep("whale", {}, ada, false);
    const paper = await bring({ over: { title: "Whale songs, singing after pretraining" } });
    const shark = await bring({ over: { title: "Singing to a shark of whale size" } });
    expect(await tell()).toBe(4);
    expect(await tell()).toBe(0);
    expect(await told()).toContainEqual([words, paper]);
    expect(await told()).toContainEqual([compound, paper]);
    expect(await told()).toContainEqual([inflected, paper]);
    expect((await told()).filter(([, id]) => id === shark)).toHaveLength(1);
  });

  test("is found by each part of a filter, and by all of them", async () => {
    const list = await db.list.create({
      data: { ownerId: bo.id, name: "Public", visibility: "PUBLIC" },
    });
    const parts: [string, object, boolean][] = [
      ["", { author: "sample" }, true],
      ["", { author: "nobody" }, false],
      ["", { org: "made-up-lab" }, true],
      ["", { venue: "iclr" }, true],
      ["", { category: "cs.XX" }, true],
      ["", { category: "cs.YY" }, false],
      ["", { keyword: "Made-Up things" }, true],
      ["", { source: "made-up" }, true],
      ["", { year: { from: Number(today.slice(0, 4)) } }, true],
      ["", { year: { to: 2020 } }, false],
      ["", { hasCode: true }, false],
      ["", { inList: globalId("List", list.publicId) }, false],
      ["author:example org:made-up-lab absent", {}, false],
      ["author:example org:made-up-lab find", {}, true],
      ["2601.99999", {}, false],
      ["-find", { author: "sample" }, false],
      ["-whatever", {}, true],
    ];
    const ids = new Map<number, boolean>();
    for (const [query, filter, fits] of parts) ids.set(await keep(query, filter), fits);
    const paper = await bring({ over: { venue: "ICLR 2026" } });
    await tell();
    const expected = [...ids].filter(([, fits]) => fits).map(([id]) => [id, paper]);
    expect(await told()).toEqual(expected);
  });

  test("is none that came before, or that has been out for long, or that one brought oneself", async () => {
    await bring();
    await keep("made-up");
    await bring({ over: { publishedOn: "2019-01-01" } });
    const own = await bring();
    await db.submission.create({
      data: { paperId: own, day: new Date(today), status: "LISTED", submitterId: ada.id },
    });
    expect(await tell()).toBe(0);
  });

  test("is not told to those who muted it", async () => {
    await keep("made-up");
    await db.mutedNotification.create({ data: { userId: ada.id, kind: "SAVED_SEARCH" } });
    await bring();
    expect(await tell()).toBe(0);
  });

  test("is told when it fits later, and once", async () => {
    await keep("afterthought");
    const paper = await bring();
    expect(await tell()).toBe(0);
    await db.paper.update({ where: { id: paper }, data: { summary: "An afterthought." } });
    expect(await tell()).toBe(1);
    await db.paper.update({ where: { id: paper }, data: { summary: "An afterthought, again." } });
    expect(await tell()).toBe(0);
  });
});

describe("what may not be seen", () => {
  test("is told to nobody: a hidden paper, also by a moderator's search", async () => {
    await keep("made-up");
    await keep("made-up", {}, bo);
    const paper = await bring();
    await db.paper.update({ where: { id: paper }, data: { hiddenAt: new Date() } });
    expect(await tell()).toBe(0);
    await db.paper.update({ where: { id: paper }, data: { hiddenAt: null } });
    expect(await tell()).toBe(2);
  });

  test("is not shown when it is hidden after it was told, nor counted", async () => {
    const person = await server.signIn("reader@example.org");
    const viewer = { ...ada, id: person.userId };
    await keep("made-up", {}, viewer);
    const paper = await bring();
    await tell();
    expect(await seen(person)).toMatchObject({ newCount: 1, told: 1 });
    await db.paper.update({ where: { id: paper }, data: { hiddenAt: new Date() } });
    expect(await seen(person)).toMatchObject({ newCount: 0, told: 0 });
  });

  test("a private list of somebody else's, by any of its ids", async () => {
    const list = await db.list.create({ data: { ownerId: bo.id, name: "Bo's own" } });
    const keys = [list.publicId, String(list.id)].map((key) => globalId("List", key));
    for (const inList of keys) await keep("", { inList });
    const own = await keep("", { inList: keys[0] }, bo);
    const paper = await bring();
    await db.listItem.create({ data: { listId: list.id, paperId: paper, ownerId: bo.id } });
    expect(await tell()).toBe(1);
    expect(await told(bo)).toEqual([[own, paper]]);
    expect(await told()).toEqual([]);
  });
});

async function seen(person: SignedIn): Promise<{ newCount: number; told: number }> {
  const { data, errors } = await server.graphql<{
    viewer: {
      savedSearches: { nodes: { newCount: number }[] };
      notifications: { nodes: { savedSearch: { name: string }; paper: { title: string } }[] };
    };
  }>(
    `{ viewer {
      savedSearches { nodes { newCount } }
      notifications(unreadOnly: true) { nodes { kind savedSearch { name } paper { title } } }
    } }`,
    {},
    { token: person.token },
  );
  expect(errors).toBeUndefined();
  const { savedSearches, notifications } = data.viewer;
  return { newCount: savedSearches.nodes[0]?.newCount ?? -1, told: notifications.nodes.length };
}

test("what it told of is read at once with `seen`", async () => {
  const person = await server.signIn("seer@example.org");
  const id = await keep("made-up", {}, { ...ada, id: person.userId });
  await bring();
  await bring();
  await tell();
  expect(await seen(person)).toEqual({ newCount: 2, told: 2 });
  await server.graphql(
    "mutation ($id: ID!) { updateSavedSearch(input: { savedSearchId: $id, seen: true }) { __typename } }",
    { id: globalId("SavedSearch", id) },
    { token: person.token },
  );
  expect(await seen(person)).toEqual({ newCount: 0, told: 0 });
});

describe("whoever looks", () => {
  test("at once tells each once", async () => {
    await keep("made-up");
    await keep("thing", {}, bo);
    await addPapers(db, range(1_001, 1_040), { over: { publishedOn: today } });
    const sums = await Promise.all(range(1, 6).map(() => tell()));
    expect(sums.reduce((sum, one) => sum + one)).toBe(80);
    expect(await told()).toHaveLength(40);
    expect(await told(bo)).toHaveLength(40);
  });

  test("and dies before it has written how far it came tells the same again to nobody", async () => {
    await keep("made-up");
    const paper = await bring();
    const before = await db.followedLog.findFirstOrThrow();
    expect(await tell()).toBe(1);
    // As if it had been killed after it told, had that not been one transaction with the cursor.
    await db.followedLog.updateMany({ data: { cursor: before.cursor } });
    expect(await tell()).toBe(0);
    expect(await told()).toHaveLength(1);
    // A log that it cannot follow: all that may be news is looked at.
    await db.followedLog.updateMany({ data: { cursor: null } });
    expect(await tell()).toBe(0);
    await db.notification.deleteMany();
    await db.followedLog.deleteMany();
    expect(await tell()).toBeGreaterThan(0);
    expect((await told()).map(([, id]) => id)).toContain(paper);
  });

  test("by the queue is woken by a paper that comes", async () => {
    const person = await server.signIn("queue@example.org");
    const logger = await createLogger({ logLevel: "silent", logFormat: "json" }, { write() {} });
    const works = [savedSearchWork({ db, logger })];
    const queue = await startJobQueue({ database: server.database, logger, works, rhythm: BRISK });
    const { changes } = server.server;
    const watch = await sendAfterChanges(
      { changes, jobs: queue.jobs, logger, gather: 10 },
      afterNewPapers,
    );
    try {
      const viewer = { ...ada, id: person.userId };
      await keep("made-up", {}, viewer);
      await bring();
      await vi.waitUntil(async () => (await told(viewer)).length === 1, { timeout: 30_000 });
    } finally {
      watch.stop();
      await queue.stop(5_000);
    }
  }, 60_000);
});

test("two that turn out to be one are told once from then on, and both again when they are parted", async () => {
  const person = await server.signIn("merger@example.org");
  await keep("made-up", {}, { ...ada, id: person.userId });
  const [into, from] = [await bring(), await bring()];
  await tell();
  expect(await seen(person)).toEqual({ newCount: 2, told: 2 });
  const mergeId = await db.$transaction((tx) =>
    mergePapers(tx, { intoId: into, fromId: from, evidence: { kind: "TEST" } }),
  );
  expect(await seen(person)).toEqual({ newCount: 1, told: 1 });
  expect(await tell()).toBe(0);
  await undoMerge(db, { mergeId, undoneById: null });
  expect(await tell()).toBe(0);
  expect(await seen(person)).toEqual({ newCount: 2, told: 2 });
});

// The statement that holds all searches against all new papers finds what asking for each by itself would.
test("finds the same as each search by itself", async () => {
  const words = [
    "tide",
    "tides",
    "whale",
    "pre-training",
    "pretraining",
    "the",
    "of",
    "O(n^2)",
    "学习",
    "“deep sea”",
    "C++",
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.tuple(fc.constantFrom("", "", "-"), fc.constantFrom(...words)), {
          minLength: 1,
          maxLength: 3,
        }),
        {
          minLength: 3,
          maxLength: 6,
        },
      ),
      fc.array(fc.array(fc.constantFrom(...words, "sea", "deep"), { minLength: 1, maxLength: 5 }), {
        minLength: 2,
        maxLength: 3,
      }),
      async (queries, titles) => {
        await db.savedSearch.deleteMany();
        await tell();
        const ids = new Map<number, string>();
        for (const parts of queries) {
          const query = parts.map(([sign, word]) => sign + word).join(" ");
          ids.set(await keep(query), query);
        }
        const papers: number[] = [];
        for (const title of titles)
          papers.push(await bring({ over: { title: title.join(" "), abstract: null } }));
        await tell();
        const expected: [number, number][] = [];
        for (const [id, query] of ids) {
          const { filter, ...asked } = readKept({ query, filter: {} });
          const hits = await findWithAll(db, asked, whereFiltered(filter, ada), "ADDED");
          for (const { id: paper } of hits) if (papers.includes(paper)) expected.push([id, paper]);
        }
        expect(await told()).toEqual(expected.sort(([a, b], [c, d]) => a - c || b - d));
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
