import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setPaperHidden } from "@paperround/schema/moderation/hide-paper";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import type { Viewer } from "@paperround/schema/context";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createChangeFollower } from "../../src/changes/follow-changes.ts";
import type { Database } from "../../src/database/database.ts";
import { rebuildIndexJob } from "../../src/indexing/rebuild-index-job.ts";
import { createServedIndex } from "../../src/indexing/serving/serve-index.ts";
import { loadSnapshot, snapshotPath } from "../../src/indexing/serving/snapshot-file.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { readConfig } from "../../src/config.ts";
import { addPapers, addPerson } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";

let database: Database;
let boss: Viewer;
let folder: string;
let dataDir: string;
let tests = 0;
/** A transaction of somebody else on the same server holds the log back. */
const PATIENCE = { timeout: 20_000, interval: 20 };
const clock = { now: () => new Date() };

beforeAll(async () => {
  database = await createTestDatabase();
  boss = await addPerson(database.prisma, "boss", "MODERATOR");
  folder = await mkdtemp(join(tmpdir(), "served-index-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  tests += 1;
  dataDir = join(folder, String(tests));
  await database.prisma.paper.deleteMany();
});

/** The index of a process, and what it logs. */
async function serve() {
  const lines: string[] = [];
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const changes = createChangeFollower({ database, logger });
  const index = createServedIndex({ database, dataDir, logger });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= index.stop().then(() => changes.stop()));
  onTestFinished(stop);
  const find = async (text: string) => {
    const found = await index.answers.search({ text, limit: 50 });
    return found && found.hits.map(({ key }) => key).toSorted((a, b) => a - b);
  };
  return { index, changes, lines, stop, find };
}

async function serveReady() {
  const served = await serve();
  served.index.begin(served.changes);
  await served.index.inStep();
  return served;
}

async function written(): Promise<void> {
  await expect.poll(() => stat(snapshotPath(dataDir)).catch(() => null), PATIENCE).not.toBeNull();
}

const titled = (title: string) => ({ over: { title, abstract: null, keywords: [], authors: [] } });

describe("the index of a process", () => {
  test("says that it is not ready until it is", async () => {
    await addPapers(database.prisma, [1]);
    const { index, changes, find } = await serve();
    expect(await find("made-up")).toBeNull();
    expect(await index.answers.suggestKeywords("made", 5)).toBeNull();
    expect(await index.answers.related([{ like: [1], limit: 5 }])).toBeNull();
    index.begin(changes);
    await index.inStep();
    expect(await find("made-up")).toHaveLength(1);
  });

  test("follows what happens to papers", async () => {
    const db = database.prisma;
    const { find } = await serveReady();
    const soon = (text: string, keys: number[]) =>
      expect.poll(() => find(text), PATIENCE).toEqual(keys);

    const [first = 0] = await addPapers(db, [1], titled("Walruses at rest"));
    await soon("walruses", [first]);
    await db.paper.update({ where: { id: first }, data: { title: "Penguins at rest" } });
    await soon("penguins", [first]);
    await soon("walruses", []);
    const hide = (hidden: boolean) =>
      setPaperHidden(db, boss, clock, { paperId: first, hidden, reason: "Why not" });
    await hide(true);
    await soon("penguins", []);
    await hide(false);
    await soon("penguins", [first]);

    const [twin = 0] = await addPapers(db, [2], titled("Penguins at rest, extended edition"));
    await soon("rest", [first, twin]);
    const merge = { fromId: twin, intoId: first, evidence: { kind: "TEST" } };
    const mergeId = await db.$transaction((tx) => mergePapers(tx, merge));
    await soon("rest", [first]);
    await undoMerge(db, { mergeId, undoneById: boss.id });
    await soon("rest", [first, twin]);
    await db.paper.delete({ where: { id: twin } });
    await soon("rest", [first]);
  });

  test("follows who keeps papers, in the open and in private", async () => {
    const db = database.prisma;
    const { index } = await serveReady();
    const [near = 0, far = 0] = [
      ...(await addPapers(db, [1], titled("Walruses at rest"))),
      ...(await addPapers(db, [2], titled("Quantum chromodynamics"))),
    ];
    await addPapers(db, [3, 4, 5], titled("Something newer"));
    const readers = async () => {
      await index.inStep();
      const [neighbours] = (await index.answers.related([{ like: [near], limit: 9 }])) ?? [];
      return neighbours?.find(({ key }) => key === far)?.evidence.readers;
    };
    const lists: number[] = [];
    for (const name of ["a", "b", "c", "d", "e"]) {
      const { id: ownerId } = await addPerson(db, `reader-${name}`);
      const { id } = await db.list.create({ data: { ownerId, name, visibility: "PRIVATE" } });
      lists.push(id);
      const items = [near, far].map((paperId) => ({ listId: id, paperId, ownerId }));
      await db.listItem.createMany({ data: items });
      expect(await readers()).toBe(name === "e" ? 5 : 0);
    }
    const [one = 0, another = 0] = lists;
    await db.list.update({ where: { id: one }, data: { visibility: "PUBLIC" } });
    expect(await readers()).toBe(5);
    await db.list.delete({ where: { id: another } });
    expect(await readers()).toBe(1);
    await db.list.update({ where: { id: one }, data: { visibility: "UNLISTED" } });
    expect(await readers()).toBe(0);
    await db.user.deleteMany({ where: { id: { startsWith: "made-up-reader-" } } });
  });
});

/** Behind the triggers' back, as nothing should be: only who reads anew can know. */
async function behindTheLog(row: number, title: string): Promise<void> {
  await database.prisma.$transaction([
    database.prisma.$executeRaw`ALTER TABLE papers DISABLE TRIGGER USER`,
    database.prisma.$executeRaw`UPDATE papers SET title = ${title} WHERE id = ${row}`,
    database.prisma.$executeRaw`ALTER TABLE papers ENABLE TRIGGER USER`,
  ]);
}

function rebuild(into: string) {
  const config = { ...readConfig({}, false), dataDir: into };
  const context = { db: database.prisma, pool: database.pool, config, clock };
  const signal = new AbortController().signal;
  return rebuildIndexJob.run({ ...context, signal }, {}, () => {});
}

describe("the snapshot", () => {
  test("is where the next process begins, which takes in what happened meanwhile", async () => {
    const [first = 0] = await addPapers(database.prisma, [1], titled("Walruses at rest"));
    const before = await serveReady();
    expect(before.lines).toEqual([expect.stringMatching(/^The search index is made: 1 papers/u)]);
    await written();
    await before.stop();
    const [second = 0] = await addPapers(database.prisma, [2], titled("Walruses in motion"));
    await database.prisma.paper.update({ where: { id: first }, data: { title: "Penguins" } });
    const after = await serveReady();
    expect(after.lines).toEqual([]);
    expect([await after.find("walruses"), await after.find("penguins")]).toEqual([
      [second],
      [first],
    ]);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["cut short", (bytes) => bytes.subarray(0, bytes.length / 2)],
    [
      "damaged",
      (bytes) => (
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40),
        bytes
      ),
    ],
    ["of version", (bytes) => (bytes.writeUInt32LE(999, 8), bytes)],
    ["cut short", () => Buffer.alloc(0)],
  ])("is thrown away with one line when it is %s", async (what, spoil) => {
    const [row = 0] = await addPapers(database.prisma, [1], titled("Walruses at rest"));
    const before = await serveReady();
    await written();
    await before.stop();
    await writeFile(snapshotPath(dataDir), spoil(await readFile(snapshotPath(dataDir))));
    const { find, lines } = await serveReady();
    expect(await find("walruses")).toEqual([row]);
    expect(lines.filter((line) => line.includes("snapshot"))).toEqual([
      expect.stringContaining(what),
    ]);
  });

  test("is not taken for that of another database", async () => {
    await addPapers(database.prisma, [1], titled("Walruses at rest"));
    const before = await serveReady();
    await written();
    await before.stop();
    await database.prisma.$executeRaw`UPDATE database_info SET epoch = gen_random_uuid()`;
    const { lines, find } = await serveReady();
    expect(lines[0]).toMatch(/another database/u);
    expect(await find("walruses")).toHaveLength(1);
  });

  test("is made anew under a process that notices that the database was replaced", async () => {
    await addPapers(database.prisma, [1], titled("Walruses at rest"));
    const { lines, find } = await serveReady();
    await database.prisma.$executeRaw`UPDATE database_info SET epoch = gen_random_uuid()`;
    await addPapers(database.prisma, [2], titled("Walruses in motion"));
    await expect.poll(() => find("walruses"), PATIENCE).toHaveLength(2);
    expect(lines.join("\n")).toContain("The database was replaced");
  });

  test("is written by one of several processes, and what each answers is the same", async () => {
    const [one, other] = [await serveReady(), await serveReady()];
    await addPapers(database.prisma, [1, 2, 3], titled("Walruses at rest"));
    await Promise.all([one.index.inStep(), other.index.inStep()]);
    expect(await one.find("walruses")).toHaveLength(3);
    expect(await other.find("walruses")).toEqual(await one.find("walruses"));
  });

  test("that is made anew is taken in by those who serve", async () => {
    const [row = 0] = await addPapers(database.prisma, [1], titled("Walruses at rest"));
    const [one, other] = [await serveReady(), await serveReady()];
    await written();
    await behindTheLog(row, "Penguins");
    expect(await one.find("penguins")).toEqual([]);
    expect(await rebuild(dataDir)).toMatchObject({ papers: 1 });
    for (const { find } of [one, other])
      await expect.poll(() => find("penguins"), PATIENCE).toEqual([row]);
    // They took it from the folder: none has read the papers again.
    for (const { lines } of [one, other])
      expect(lines.filter((line) => /asked for/u.test(line))).toEqual([]);
  });

  test("that is made anew elsewhere has those with other folders make theirs anew, once", async () => {
    const db = database.prisma;
    const [row = 0] = await addPapers(db, [1], titled("Walruses at rest"));
    const own = await serveReady();
    await written();
    const here = dataDir;
    const elsewhere = (dataDir = join(folder, `${tests} elsewhere`));
    const [first, second] = [await serveReady(), await serveReady()];
    await written();
    await behindTheLog(row, "Penguins");
    expect(await rebuild(here)).toMatchObject({ papers: 1 });
    for (const { find } of [own, first, second])
      await expect.poll(() => find("penguins"), PATIENCE).toEqual([row]);
    const asked = [own, first, second].map(
      ({ lines }) => lines.filter((line) => /asked for/u.test(line)).length,
    );
    expect(asked[0]).toBe(0);
    expect((asked[1] ?? 0) + (asked[2] ?? 0)).toBe(1);
    const { note } = await loadSnapshot(elsewhere);
    expect(note.rebuilds).toBe((await loadSnapshot(here)).note.rebuilds);

    // Whoever was not there then does it when it begins.
    await Promise.all([first.stop(), second.stop()]);
    await behindTheLog(row, "Otters");
    await rebuild(here);
    const late = await serveReady();
    await expect.poll(() => late.find("otters"), PATIENCE).toEqual([row]);
    await expect
      .poll(async () => (await loadSnapshot(elsewhere)).note.rebuilds, PATIENCE)
      .toBe(note.rebuilds + 1);
  });
});
