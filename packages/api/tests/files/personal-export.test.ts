import { saveToList } from "@paperround/schema/lists/save-to-list";
import { NOT_EXPORTED, PERSONAL_TABLES } from "@paperround/schema/people/personal-data";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import { personalColumns } from "../people/personal-catalogue.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Everything that a person has here comes in their export: of themselves alone, and no secret with it.

type Export = Record<string, Record<string, unknown>[]>;

let server: TestServer;
let owner: SignedIn;
let other: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  const rows = await addPapers(db, range(1, 3));
  [owner, other] = [
    await server.signIn("owner@example.org"),
    await server.signIn("other@example.org"),
  ];
  for (const one of [owner, other]) {
    const viewer = {
      id: one.userId,
      name: "",
      handle: one.handle,
      email: "",
      role: "MEMBER",
    } as const;
    const paper = { arxiv: arxivId(1) };
    await setVote(db, viewer, paper, true);
    const note = `“A note” of\n${one.handle}`;
    await saveToList(db, viewer, { paper, note, tags: ["später"], readState: "READ" });
    await db.submission.create({
      data: {
        paperId: rows[one === owner ? 1 : 2] ?? 0,
        day: new Date("2026-01-10"),
        status: "LISTED",
        submitterId: one.userId,
      },
    });
    const { id: submissionId } = await db.submission.create({
      data: {
        paperId: rows[0] ?? 0,
        day: new Date(one === owner ? "2026-01-11" : "2026-01-12"),
        status: "PROPOSED",
        submitterId: one === owner ? other.userId : owner.userId,
      },
    });
    await db.seconding.create({ data: { submissionId, userId: one.userId } });
    await db.account.create({
      data: {
        id: one.userId,
        accountId: "0000-0001",
        providerId: one.handle,
        userId: one.userId,
        accessToken: "a secret of the provider's",
      },
    });
  }
});

afterAll(() => server.close());

async function read(by: SignedIn): Promise<{ text: string; parts: Export }> {
  const response = await server.fetch("/export", {
    headers: { authorization: `Bearer ${by.token}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const text = await response.text();
  return { text, parts: JSON.parse(text) as Export };
}

test("has everything, with what the papers are called", async () => {
  const { parts } = await read(owner);
  expect(Object.keys(parts)).toEqual(["exportedAt", ...Object.keys(PERSONAL_TABLES)]);
  const paper = { title: "On made-up thing 1", ids: [`arxiv:${arxivId(1)}`] };
  expect(parts["person"]).toMatchObject([{ email: "owner@example.org", handle: owner.handle }]);
  expect(parts["lists"]).toMatchObject([{ name: "Reading list", visibility: "PRIVATE" }]);
  expect(parts["listItems"]).toMatchObject([
    { note: `“A note” of\n${owner.handle}`, tags: ["später"], read_state: "READ", paper },
  ]);
  expect(parts["votes"]).toMatchObject([{ paper }]);
  expect(parts["submissions"]).toMatchObject([
    { day: "2026-01-10", paper: { title: "On made-up thing 2" } },
    { day: "2026-01-12", paper },
  ]);
  expect(parts["secondings"]).toEqual([
    {
      submission_id: expect.any(Number),
      user_id: owner.userId,
      seconded_at: expect.any(String),
      submission: { day: "2026-01-11", status: "PROPOSED" },
      paper,
    },
  ]);
  expect(parts["sessions"]).toHaveLength(1);
  expect(parts["accounts"]).toMatchObject([{ provider_id: owner.handle }]);
});

test("has nothing of anybody else's, and no secret", async () => {
  const { text } = await read(owner);
  for (const theirs of [other.userId, "other@example.org"]) expect(text).not.toContain(theirs);
  const { token } = await server.database.prisma.session.findFirstOrThrow({
    where: { userId: owner.userId },
  });
  for (const secret of [token, owner.token, "a secret of the provider's"])
    expect(text).not.toContain(secret);
});

test("has each row once, however many there are", async () => {
  const db = server.database.prisma;
  const { id: listId } = await db.list.create({ data: { ownerId: owner.userId, name: "Long" } });
  await db.$executeRaw`
    INSERT INTO papers (title, title_key, updated_at) SELECT 'Many ' || n, '', now() FROM generate_series(1, 1203) n`;
  await db.$executeRaw`
    INSERT INTO list_items (list_id, paper_id, owner_id, position)
    SELECT ${listId}, id, ${owner.userId}, id FROM papers WHERE title LIKE 'Many %'`;
  const { parts } = await read(owner);
  const items = parts["listItems"]?.filter((item) => item["list_id"] === listId) ?? [];
  expect(new Set(items.map((item) => item["paper_id"])).size).toBe(1203);
  expect(items).toHaveLength(1203);
});

test("is for oneself alone", async () => {
  for (const headers of [{}, { authorization: "Bearer made-up.token" }] as Record<
    string,
    string
  >[]) {
    const response = await server.fetch("/export", { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "SIGNED_OUT" } });
  }
});

describe("of whatever a person may have", () => {
  test("every column that refers to a person is in it, or says why not", async () => {
    const places = (await personalColumns(server.database.prisma)).map(({ place }) => place);
    const covered = new Set([
      ...Object.values(PERSONAL_TABLES).map(({ table, person }) => `${table}.${person}`),
      ...Object.keys(NOT_EXPORTED),
    ]);
    expect(
      places.filter((place) => !covered.has(place)),
      "Add the table to PERSONAL_TABLES in people/personal-data.ts, or the column to NOT_EXPORTED with the reason.",
    ).toEqual([]);
  });

  test("every table it names is there with its key, and pages by it", async () => {
    for (const { table, person, key } of Object.values(PERSONAL_TABLES)) {
      const columns = [person, ...Object.keys(key)].join(", ");
      await server.database.prisma.$queryRawUnsafe(`SELECT ${columns} FROM ${table} LIMIT 0`);
    }
  });
});
