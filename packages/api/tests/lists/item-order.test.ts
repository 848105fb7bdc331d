import type { Viewer } from "@paperround/schema/context";
import { InvalidInputError, NotFoundError } from "@paperround/schema/errors";
import { moveListItem } from "@paperround/schema/lists/move-list-item";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { lockPapers } from "@paperround/schema/identity/paper-locks";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, addPerson, globalId, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// The owner's own order: whatever is moved, by however many clients, every item is there once and where it was put.

const ITEMS = 6;
let server: TestServer;
let rows: number[];
let person: Viewer;
let listId: number;

beforeAll(async () => {
  server = await createTestServer();
  rows = await addPapers(server.database.prisma, range(1, ITEMS));
  person = await addPerson(server.database.prisma, "orderly");
});

afterAll(() => server.close());

beforeEach(async () => {
  const db = server.database.prisma;
  await db.list.deleteMany({ where: { ownerId: person.id, readingListOf: null } });
  ({ id: listId } = await db.list.create({ data: { ownerId: person.id, name: "Ordered" } }));
  for (const row of rows) await saveToList(db, person, { paper: paper(row), listId: list() });
});

const paper = (row: number | undefined) => ({ id: globalId("Paper", row ?? 0) });
const list = () => globalId("List", listId);

/** The places of the rows, from 1, in the owner's order. */
async function order(): Promise<number[]> {
  const items = await server.database.prisma.listItem.findMany({
    where: { listId },
    orderBy: [{ position: "asc" }, { paperId: "asc" }],
  });
  return items.map(({ paperId }) => rows.indexOf(paperId) + 1);
}

const move = (moved: number, where: { before: number } | { after: number }) =>
  moveListItem(server.database.prisma, person, {
    paper: paper(rows[moved - 1]),
    listId: list(),
    ...("before" in where
      ? { before: paper(rows[where.before - 1]) }
      : { after: paper(rows[where.after - 1]) }),
  });

test("new items stand last, and each goes where it is put", async () => {
  expect(await order()).toEqual([1, 2, 3, 4, 5, 6]);
  await move(5, { before: 1 });
  expect(await order()).toEqual([5, 1, 2, 3, 4, 6]);
  await move(1, { after: 6 });
  expect(await order()).toEqual([5, 2, 3, 4, 6, 1]);
  await move(6, { after: 2 });
  expect(await order()).toEqual([5, 2, 6, 3, 4, 1]);
  // Said again, and beside itself: nothing changes.
  await move(6, { after: 2 });
  await move(6, { after: 6 });
  expect(await order()).toEqual([5, 2, 6, 3, 4, 1]);
});

test("stays exact however often one gap is halved", async () => {
  // Far more often than a number between two others can be halved.
  for (const round of range(1, 130)) {
    await move(round % 2 === 0 ? 5 : 6, { after: 1 });
    const [first, second] = await order();
    expect([first, second]).toEqual([1, round % 2 === 0 ? 5 : 6]);
  }
  expect((await order()).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("any moves give what they would give on a plain list", async () => {
  const moves = fc.record({
    moved: fc.integer({ min: 1, max: ITEMS }),
    beside: fc.integer({ min: 1, max: ITEMS }),
    isAfter: fc.boolean(),
  });
  let model = await order();
  await fc.assert(
    fc.asyncProperty(moves, async ({ moved, beside, isAfter }) => {
      await move(moved, isAfter ? { after: beside } : { before: beside });
      if (moved !== beside) {
        model = model.filter((one) => one !== moved);
        model.splice(model.indexOf(beside) + (isAfter ? 1 : 0), 0, moved);
      }
      expect(await order()).toEqual(model);
    }),
    { numRuns: 60 },
  );
});

test("moves at once lose no item, and no two stand at one place", async () => {
  await Promise.all(
    range(1, 40).map((round) =>
      move((round % ITEMS) + 1, { [round % 2 ? "after" : "before"]: ((round * 5) % ITEMS) + 1 } as {
        after: number;
      }),
    ),
  );
  expect((await order()).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  const items = await server.database.prisma.listItem.findMany({ where: { listId } });
  expect(new Set(items.map(({ position }) => position)).size).toBe(ITEMS);
});

test("two at one place are parted as soon as something is put beside them", async () => {
  await server.database.prisma.listItem.updateMany({ where: { listId }, data: { position: 7 } });
  expect(await order()).toEqual([1, 2, 3, 4, 5, 6]);
  await move(6, { after: 1 });
  expect(await order()).toEqual([1, 6, 2, 3, 4, 5]);
  await move(5, { before: 6 });
  expect(await order()).toEqual([1, 5, 6, 2, 3, 4]);
});

test("a merge that is undone puts an item back where it stood", async () => {
  const db = server.database.prisma;
  await move(6, { after: 1 });
  const before = await order();
  const [into = 0, from = 0] = [rows[1], rows[4]];
  const note = { paper: paper(from), listId: list(), note: "Déjà lu", tags: ["Später"] };
  await saveToList(db, person, note);
  const mergeId = await db.$transaction(async (tx) => {
    await lockPapers(tx, [into, from]);
    return mergePapers(tx, { fromId: from, intoId: into, evidence: {} });
  });
  expect((await order()).length).toBe(ITEMS - 1);
  await undoMerge(db, { mergeId, undoneById: null });
  expect(await order()).toEqual(before);
  expect(await db.listItem.findFirst({ where: { listId, noteKey: "deja lu" } })).toMatchObject({
    paperId: from,
    tagsKey: "spater",
  });
});

describe("what makes no sense", () => {
  test.each([
    ["no neighbour", {}],
    ["two neighbours", { before: { arxiv: "2601.00001" }, after: { arxiv: "2601.00002" } }],
  ])("is refused: %s", async (_what, neighbours) => {
    const moving = moveListItem(server.database.prisma, person, {
      paper: paper(rows[0]),
      listId: list(),
      ...neighbours,
    });
    await expect(moving).rejects.toThrow(InvalidInputError);
  });

  test("a paper that is not in the list cannot be moved, nor be a neighbour", async () => {
    const db = server.database.prisma;
    await db.listItem.deleteMany({ where: { listId, paperId: rows[0] ?? 0 } });
    await expect(move(1, { after: 2 })).rejects.toThrow(NotFoundError);
    await expect(move(2, { after: 1 })).rejects.toThrow(NotFoundError);
  });
});
