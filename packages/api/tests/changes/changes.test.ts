import { readChanges } from "@paperround/schema/changes/read-changes";
import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { InvalidInputError } from "@paperround/schema/errors";
import { createList } from "@paperround/schema/lists/create-list";
import { deleteList } from "@paperround/schema/lists/delete-list";
import { removeFromList } from "@paperround/schema/lists/remove-from-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { updateList } from "@paperround/schema/lists/update-list";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { Copy, settle, truth } from "./copy.ts";

let database: Database;
let db: PrismaClient;
let person: Viewer;
let rows: number[];
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
  rows = await addPapers(db, range(1, 12));
});

beforeEach(async () => {
  person = await addPerson(db, `person-${++people}`);
});

afterAll(() => database.close());

const paper = (number: number) => ({ arxiv: arxivId(number) });
const vote = (number: number, upvoted = true, by = person) =>
  setVote(db, by, paper(number), upvoted);

/** Reads once everything written until now can be read. */
async function read(viewer: Viewer, since: string | null, first: number) {
  await settle(db);
  return readChanges(db, viewer, since, first);
}

async function makeList(name: string): Promise<string> {
  const { listId } = await createList(db, person, {
    name,
    visibility: "PRIVATE",
    idempotencyKey: name,
  });
  return globalId("List", listId);
}

const readingListOf = async (viewer: Viewer) =>
  (await db.list.findUniqueOrThrow({ where: { readingListOf: viewer.id } })).id;

describe("without a cursor", () => {
  test("everything comes, each thing once, oldest first", async () => {
    await vote(2);
    await saveToList(db, person, { paper: paper(1), note: "A note", tags: ["one"] });
    await vote(1);
    await saveToList(db, person, { paper: paper(1), readState: "READ" });
    const listId = await readingListOf(person);
    const { changes, hasMore, reset } = await read(person, null, 1_000);
    expect(changes).toEqual([
      { kind: "LIST", removed: false, listId, paperId: 0 },
      { kind: "VOTE", removed: false, listId: 0, paperId: rows[1] },
      { kind: "VOTE", removed: false, listId: 0, paperId: rows[0] },
      { kind: "LIST_ITEM", removed: false, listId, paperId: rows[0] },
    ]);
    expect({ hasMore, reset }).toEqual({ hasMore: false, reset: false });
  });

  test("nothing comes of other people", async () => {
    await vote(1);
    const other = await addPerson(db, `other-${people}`);
    const { changes } = await read(other, null, 1_000);
    expect(changes).toEqual([
      { kind: "LIST", removed: false, listId: await readingListOf(other), paperId: 0 },
    ]);
  });
});

describe("with the cursor of an earlier answer", () => {
  test("only what changed since comes, and nothing when nothing did", async () => {
    const copy = new Copy();
    await vote(1);
    expect(await copy.follow(db, person)).toHaveLength(2);
    expect(await copy.follow(db, person)).toEqual([]);
    await vote(1);
    expect(await copy.follow(db, person)).toEqual([]);
    await vote(2);
    expect(await copy.follow(db, person)).toEqual([
      { kind: "VOTE", removed: false, listId: 0, paperId: rows[1] },
    ]);
  });

  test("what was taken back comes as removed, once, and not when it is there again", async () => {
    const copy = new Copy();
    await vote(1);
    await copy.follow(db, person);
    await vote(1, false);
    await vote(1, false);
    const gone = { kind: "VOTE", removed: true, listId: 0, paperId: rows[0] };
    expect(await copy.follow(db, person)).toEqual([gone]);
    await vote(1);
    await vote(1, false);
    await vote(1);
    expect(await copy.follow(db, person)).toEqual([{ ...gone, removed: false }]);
    expect(await db.tombstone.count({ where: { userId: person.id } })).toBe(0);
  });

  test("a paper that was put in and taken out again is gone for a copy that never saw it", async () => {
    const copy = new Copy();
    await copy.follow(db, person);
    await saveToList(db, person, { paper: paper(3) });
    await removeFromList(db, person, { paper: paper(3) });
    const listId = await readingListOf(person);
    expect(await copy.follow(db, person)).toEqual([
      { kind: "LIST_ITEM", removed: true, listId, paperId: rows[2] },
    ]);
    await saveToList(db, person, { paper: paper(3) });
    expect(await copy.follow(db, person)).toEqual([
      { kind: "LIST_ITEM", removed: false, listId, paperId: rows[2] },
    ]);
    expect(copy.things).toEqual(await truth(db, person));
  });

  test("a deleted list takes along what was in it", async () => {
    const listId = await makeList("Doomed");
    const copy = new Copy();
    for (const number of [4, 5, 6]) await saveToList(db, person, { paper: paper(number), listId });
    await copy.follow(db, person);
    expect(copy.things.size).toBe(5);
    await deleteList(db, person, { listId });
    const changes = await copy.follow(db, person);
    expect(changes.map(({ kind, removed }) => `${kind} ${removed}`).sort()).toEqual([
      "LIST true",
      "LIST_ITEM true",
      "LIST_ITEM true",
      "LIST_ITEM true",
    ]);
    expect(copy.things).toEqual(await truth(db, person));
  });

  test("a list that was renamed comes again; what is put into it changes the item alone", async () => {
    const listId = await makeList("Named");
    const copy = new Copy();
    await copy.follow(db, person);
    await updateList(db, person, { listId, name: "Renamed" });
    expect(await copy.follow(db, person)).toMatchObject([{ kind: "LIST", removed: false }]);
    await updateList(db, person, { listId, name: "Renamed" });
    expect(await copy.follow(db, person)).toEqual([]);
    await saveToList(db, person, { paper: paper(7), listId });
    expect(await copy.follow(db, person)).toMatchObject([{ kind: "LIST_ITEM" }]);
  });
});

describe("page by page", () => {
  test.each([1, 2, 7])(
    "of %i, a copy gets everything, also what changes meanwhile",
    async (first) => {
      const listId = await makeList("Paged");
      for (const number of range(1, 8)) await vote(number);
      for (const number of range(1, 8))
        await saveToList(db, person, { paper: paper(number), listId });
      for (const number of range(1, 4)) await vote(number, false);
      const copy = new Copy();
      const one = await read(person, null, first);
      expect(one.changes).toHaveLength(first);
      expect(one.hasMore).toBe(true);
      // What was on the first page moves to the end; what was to come is gone before it came.
      await saveToList(db, person, { paper: paper(1), listId, note: "Moved" });
      await vote(8, false);
      await vote(1);
      await copy.follow(db, person, first);
      expect(copy.things).toEqual(await truth(db, person));
      await deleteList(db, person, { listId });
      await copy.follow(db, person, first);
      expect(copy.things).toEqual(await truth(db, person));
    },
  );

  test("a page holds between 1 and 1000 changes", async () => {
    for (const first of [0, -1, 1_001]) {
      await expect(readChanges(db, person, null, first)).rejects.toThrow(InvalidInputError);
    }
  });
});

describe("a cursor that cannot be followed", () => {
  test("of another database is answered with the whole", async () => {
    const copy = new Copy();
    await vote(1);
    await copy.follow(db, person);
    await vote(2);
    await db.$executeRaw`UPDATE database_info SET epoch = gen_random_uuid()`;
    const answer = await read(person, copy.cursor, 1_000);
    expect(answer.reset).toBe(true);
    expect(answer.changes).toHaveLength(3);
    copy.things.add("VOTE 0 999999");
    await copy.follow(db, person);
    expect(copy.things).toEqual(await truth(db, person));
    // From then on it is this database's.
    expect((await read(person, copy.cursor, 1_000)).reset).toBe(false);
  });

  test("from before a restore of an older backup is answered with the whole", async () => {
    const { cursor } = await read(person, null, 1_000);
    const [epoch = "", , seq = ""] = Buffer.from(cursor, "base64url").toString().split("/");
    const ahead = Buffer.from(`${epoch}/999999999999/${seq}`).toString("base64url");
    expect(await read(person, ahead, 1_000)).toMatchObject({
      reset: true,
      changes: [{ kind: "LIST" }],
    });
  });

  test.each(["", "nonsense", "W10", Buffer.from("a/1/2").toString("base64url")])(
    "%j is refused",
    async (since) => {
      await expect(readChanges(db, person, since, 10)).rejects.toThrow(/`since` is no cursor/);
    },
  );
});

describe("while other transactions run", () => {
  test("what began earlier and commits later is never skipped", async (context) => {
    if (database.kind === "pglite") {
      console.log("Skipped on PGlite: it has one connection, so no two transactions run at once.");
      context.skip();
    }
    const copy = new Copy();
    await copy.follow(db, person);
    const early = await database.pool.connect();
    try {
      await early.query("BEGIN");
      await early.query("INSERT INTO votes (user_id, paper_id) VALUES ($1, $2)", [
        person.id,
        rows[0],
      ]);
      await vote(2);
      await saveToList(db, person, { paper: paper(3) });
      // The later ones are there already, but wait: a cursor past them would leave the early one behind.
      expect(await copy.followNow(db, person)).toEqual([]);
      await early.query("COMMIT");
    } finally {
      early.release();
    }
    expect((await copy.follow(db, person)).map(({ kind, paperId }) => [kind, paperId])).toEqual([
      ["VOTE", rows[0]],
      ["VOTE", rows[1]],
      ["LIST_ITEM", rows[2]],
    ]);
    expect(copy.things).toEqual(await truth(db, person));
  });

  test("what is rolled back never comes, and holds nothing up afterwards", async (context) => {
    if (database.kind === "pglite") {
      console.log("Skipped on PGlite: it has one connection, so no two transactions run at once.");
      context.skip();
    }
    const copy = new Copy();
    const early = await database.pool.connect();
    await early.query("BEGIN");
    await early.query("INSERT INTO votes (user_id, paper_id) VALUES ($1, $2)", [
      person.id,
      rows[0],
    ]);
    await vote(2);
    await early.query("ROLLBACK");
    early.release();
    await copy.follow(db, person);
    expect(copy.things).toEqual(await truth(db, person));
    expect(copy.things.has(`VOTE 0 ${rows[0]}`)).toBe(false);
    expect(copy.things.has(`VOTE 0 ${rows[1]}`)).toBe(true);
  });
});
