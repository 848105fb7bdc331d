import { randomUUID } from "node:crypto";
import { createList } from "@paperround/schema/lists/create-list";
import { deleteList } from "@paperround/schema/lists/delete-list";
import { removeFromList } from "@paperround/schema/lists/remove-from-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { NotFoundError } from "@paperround/schema/errors";
import type { Viewer } from "@paperround/schema/context";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

const ERROR = "... on InvalidInputError { fields { path message } } ... on Error { code message }";
const PAPER = "paper { id viewerLists { id itemCount } }";
const SAVE = `mutation ($input: SaveToListInput!) {
  saveToList(input: $input) {
    __typename ${ERROR}
    ... on SaveToListSuccess { ${PAPER} item { id note tags readState addedAt list { id } paper { id } } }
  }
}`;
const REMOVE = `mutation ($input: RemoveFromListInput!) {
  removeFromList(input: $input) { __typename ${ERROR} ... on RemoveFromListSuccess { ${PAPER} } }
}`;

interface Answer {
  __typename: string;
  code?: string;
  fields?: { path: string[]; message: string }[];
  paper?: { id: string; viewerLists: { id: string; itemCount: number }[] };
  item?: {
    id: string;
    note: string;
    tags: string[];
    readState: string;
    addedAt: string;
    list: { id: string };
  };
}

let server: TestServer;
let reader: SignedIn;
let rows: number[];
let readingList: string;
let shelf: string;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  rows = await addPapers(db, range(1, 10));
  reader = await server.signIn("reader@example.org");
  const list = await db.list.findFirstOrThrow({ where: { readingListOf: reader.userId } });
  readingList = globalId("List", list.publicId);
  const { publicId } = await db.list.create({
    data: { ownerId: reader.userId, name: "Another shelf" },
  });
  shelf = globalId("List", publicId);
});

afterAll(() => server.close());

async function send(
  mutation: string,
  input: Record<string, unknown>,
  by: { token?: string } = reader,
): Promise<Answer> {
  const { data, errors } = await server.graphql<Record<string, Answer>>(
    mutation,
    { input },
    by.token === undefined ? {} : { token: by.token },
  );
  expect(errors).toBeUndefined();
  const [answer] = Object.values(data);
  if (!answer) throw new Error("No answer.");
  return answer;
}

const paper = (number: number) => ({ arxiv: arxivId(number) });

/** Of all lists of a database: the counter and the rows. */
async function counts(): Promise<{ counter: number; rows: number }[]> {
  const lists = await server.database.prisma.list.findMany({
    include: { _count: { select: { items: true } } },
  });
  return lists.map(({ itemCount, _count }) => ({ counter: itemCount, rows: _count.items }));
}

async function expectCountersRight(): Promise<void> {
  for (const { counter, rows } of await counts()) expect(counter).toBe(rows);
}

describe("Paper.viewerItems", () => {
  const READ = `query ($ref: PaperRef!) {
    paper(ref: $ref) { viewerItems { note tags readState list { id } } viewerLists { id } }
  }`;

  test("says how a paper stands in each of one's own lists, and in nobody else's", async () => {
    const other = await server.signIn("other-reader@example.org");
    await send(SAVE, { paper: paper(9), note: "Theirs", tags: ["theirs"] }, other);
    await send(SAVE, { paper: paper(9), note: "Mine", tags: ["a", "b"], readState: "READING" });
    await send(SAVE, { paper: paper(9), listId: shelf });
    const read = async (token?: string) => {
      const { data, errors } = await server.graphql<{
        paper: { viewerItems: object[]; viewerLists: object[] };
      }>(READ, { ref: paper(9) }, token === undefined ? {} : { token });
      expect(errors).toBeUndefined();
      return data.paper;
    };
    expect(await read(reader.token)).toEqual({
      viewerItems: [
        { note: "", tags: [], readState: "UNREAD", list: { id: shelf } },
        { note: "Mine", tags: ["a", "b"], readState: "READING", list: { id: readingList } },
      ],
      viewerLists: [{ id: shelf }, { id: readingList }],
    });
    expect((await read(other.token)).viewerItems).toMatchObject([{ note: "Theirs" }]);
    expect(await read()).toEqual({ viewerItems: [], viewerLists: [] });
    await send(REMOVE, { paper: paper(9) });
    await send(REMOVE, { paper: paper(9), listId: shelf });
  });
});

describe("saveToList", () => {
  test("puts a paper into the reading list unless told otherwise, once", async () => {
    const saved = await send(SAVE, { paper: paper(1) });
    expect(saved).toMatchObject({
      __typename: "SaveToListSuccess",
      paper: { viewerLists: [{ id: readingList, itemCount: 1 }] },
      item: {
        note: "",
        tags: [],
        readState: "UNREAD",
        list: { id: readingList },
        paper: { id: globalId("Paper", rows[0] ?? 0) },
      },
    });
    expect(await send(SAVE, { paper: paper(1) })).toEqual(saved);
    const both = await send(SAVE, { paper: paper(1), listId: shelf });
    // By name: “Another shelf” before “Reading list”.
    expect(both.paper?.viewerLists.map(({ id }) => id)).toEqual([shelf, readingList]);
    await expectCountersRight();
  });

  test("changes what is said of it and leaves what is not", async () => {
    const input = {
      paper: paper(2),
      note: "Look at table 3",
      tags: ["tables", "later"],
      readState: "READING",
    };
    const { item } = await send(SAVE, input);
    expect(item).toMatchObject({
      note: "Look at table 3",
      tags: ["tables", "later"],
      readState: "READING",
    });
    expect((await send(SAVE, { paper: paper(2), readState: "READ" })).item).toEqual({
      ...item,
      readState: "READ",
    });
    expect((await send(SAVE, { paper: paper(2), note: null, tags: null })).item).toEqual({
      ...item,
      readState: "READ",
    });
    expect((await send(SAVE, { paper: paper(2), note: "", tags: [] })).item).toEqual({
      ...item,
      note: "",
      tags: [],
      readState: "READ",
    });
  });

  test("cleans notes and tags of what nobody sees, and keeps lines", async () => {
    const { item } = await send(SAVE, {
      paper: paper(3),
      note: "one\r\n\ttwo\u0000\u202E three",
      tags: [" to  do ", "to\u200B do", "Cafe\u0301", "Café", "\u{1F600}"],
    });
    expect(item).toMatchObject({ note: "one\n\ttwo three", tags: ["to do", "Café", "\u{1F600}"] });
  });

  test.each([
    [{ note: "n".repeat(10_001) }, ["input", "note"], "A note has at most 10,000 characters."],
    [
      { tags: range(1, 21).map(String) },
      ["input", "tags"],
      "A paper has at most 20 tags in a list.",
    ],
    [
      { tags: ["fine", "t".repeat(51)] },
      ["input", "tags", "1"],
      "A tag has at most 50 characters.",
    ],
    [{ tags: [" "] }, ["input", "tags", "0"], "A tag has at least one character."],
    [{ tags: ["\u200B\u3164"] }, ["input", "tags", "0"], "A tag has at least one character."],
    [{ listId: "nonsense" }, ["input", "listId"], expect.stringContaining("no global id")],
    [
      { listId: globalId("Paper", 1) },
      ["input", "listId"],
      expect.stringContaining("give one of a List"),
    ],
    [
      { paper: { arxiv: "nonsense" } },
      ["input", "paper", "arxiv"],
      expect.stringContaining("no arxiv id"),
    ],
  ])("refuses %j, and nothing of it is stored", async (over, path, message) => {
    expect(await send(SAVE, { paper: paper(4), ...over })).toMatchObject({
      __typename: "InvalidInputError",
      fields: [{ path, message }],
    });
    expect(await server.database.prisma.listItem.count({ where: { paperId: rows[3] ?? 0 } })).toBe(
      0,
    );
  });

  test("takes the longest note and the most tags", async () => {
    const tags = range(1, 20).map((number) => `${number}`.padEnd(50, "t"));
    const { item } = await send(SAVE, { paper: paper(5), note: "n".repeat(10_000), tags });
    expect(item?.note).toHaveLength(10_000);
    expect(item?.tags).toEqual(tags);
  });

  test.each([
    [{ paper: { arxiv: "2512.99999" } }, "NOT_FOUND"],
    [{ listId: globalId("List", 2_147_483_647) }, "NOT_FOUND"],
  ])("answers %j with what to do", async (over, code) => {
    expect(await send(SAVE, { paper: paper(4), ...over })).toMatchObject({ code });
    expect(await send(REMOVE, { paper: paper(4), ...over })).toMatchObject({ code });
  });

  test("needs somebody signed in", async () => {
    expect(await send(SAVE, { paper: paper(4) }, {})).toMatchObject({ code: "SIGNED_OUT" });
    expect(await send(REMOVE, { paper: paper(4) }, {})).toMatchObject({ code: "SIGNED_OUT" });
  });
});

describe("removeFromList", () => {
  test("takes it out of that list alone, and may be said again", async () => {
    await send(SAVE, { paper: paper(6) });
    await send(SAVE, { paper: paper(6), listId: shelf });
    const removed = await send(REMOVE, { paper: paper(6) });
    expect(removed.paper?.viewerLists.map(({ id }) => id)).toEqual([shelf]);
    expect(await send(REMOVE, { paper: paper(6) })).toEqual(removed);
    expect((await send(REMOVE, { paper: paper(6), listId: shelf })).paper?.viewerLists).toEqual([]);
    await expectCountersRight();
  });

  test("forgets the note: saved again, the paper is as new", async () => {
    const first = await send(SAVE, {
      paper: paper(7),
      note: "Old",
      tags: ["old"],
      readState: "READ",
    });
    await send(REMOVE, { paper: paper(7) });
    const again = await send(SAVE, { paper: paper(7) });
    expect(again.item).toMatchObject({
      id: first.item?.id,
      note: "",
      tags: [],
      readState: "UNREAD",
    });
  });
});

describe("several at once", () => {
  let person: Viewer;
  const list = async (name: string) =>
    globalId(
      "List",
      (
        await createList(server.database.prisma, person, {
          name,
          visibility: "PRIVATE",
          idempotencyKey: randomUUID(),
        })
      ).listId,
    );

  beforeAll(async () => {
    person = await addPerson(server.database.prisma, "busy");
  });

  test("saving one paper put it there once", async () => {
    const db = server.database.prisma;
    const listId = await list("Once");
    await Promise.all(
      range(1, 12).map((number) =>
        saveToList(db, person, { paper: paper(8), listId, tags: [`${number}`] }),
      ),
    );
    const [, row] = /:(\d+)/.exec(Buffer.from(listId, "base64").toString()) ?? [];
    const stored = await db.list.findUniqueOrThrow({
      where: { id: Number(row) },
      include: { items: true },
    });
    expect(stored.itemCount).toBe(1);
    expect(stored.items).toHaveLength(1);
    expect(stored.items[0]?.tags).toHaveLength(1);
  });

  test("saving and removing many papers leave counters that equal the rows", async () => {
    const db = server.database.prisma;
    const listId = await list("Busy");
    await Promise.all(
      range(1, 60).map((number) => {
        const one = { paper: paper((number % 5) + 1), listId };
        return number % 3 === 0 ? removeFromList(db, person, one) : saveToList(db, person, one);
      }),
    );
    await expectCountersRight();
  });

  test("saving into a list that is being deleted either succeed first or say that it is gone", async () => {
    const db = server.database.prisma;
    for (const round of range(1, 6)) {
      const listId = await list(`Contested ${round}`);
      const outcomes = await Promise.allSettled([
        ...range(1, 4).map((number) =>
          saveToList(db, person, { paper: paper(number), listId, note: "A note" }),
        ),
        deleteList(db, person, { listId }),
        ...range(5, 8).map((number) =>
          saveToList(db, person, { paper: paper(number), listId, readState: "READ" }),
        ),
        removeFromList(db, person, { paper: paper(1), listId }),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(NotFoundError);
      }
      const [, row] = /:(\d+)/.exec(Buffer.from(listId, "base64").toString()) ?? [];
      expect(await db.listItem.count({ where: { listId: Number(row) } })).toBe(0);
    }
    await expectCountersRight();
  });
});
