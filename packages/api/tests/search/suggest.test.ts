import { setPaperHidden } from "@paperround/schema/moderation/hide-paper";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson, globalId, madeUpRecord } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

/** Of one database: by which each test asks, in turn. */
let byDatabase: TestServer;
let byIndex: TestServer;
let server: TestServer;
let row: number;

beforeAll(async () => {
  byDatabase = await createTestServer();
  server = byDatabase;
  const db = server.database.prisma;
  const none = { org: null, keywords: [], authors: [] };
  ({ paperId: row } = await recordPaper(
    db,
    madeUpRecord(1, {
      title: "Scaling laws of tides",
      keywords: ["scaling laws", "Scalable oversight"],
      authors: [{ name: "Ada Scalini" }, { name: "José Núñez" }],
      org: { slug: "scale-works", name: "Scale Works" },
    }),
  ));
  await recordPaper(db, madeUpRecord(2, { ...none, title: "How nothing scales" }));
  const hidden = await recordPaper(
    db,
    madeUpRecord(3, { ...none, title: "Scalding secrets", keywords: ["scalding"] }),
  );
  await setPaperHidden(
    db,
    await addPerson(db, "boss", "MODERATOR"),
    { now: () => new Date() },
    { paperId: hidden.paperId, hidden: true, reason: "Why not" },
  );
});

afterAll(async () => {
  await byIndex.close();
  await byDatabase.close();
});

interface Suggestion {
  kind: string;
  text: string;
  query: string;
  subjectId: string | null;
}

async function suggest(query: string, first?: number): Promise<Suggestion[]> {
  await server.indexed();
  const { data, errors } = await server.graphql<{ suggest: Suggestion[] }>(
    "query ($query: String!, $first: Int) { suggest(query: $query, first: $first) { kind text query subjectId } }",
    { query, first },
  );
  expect(errors).toBeUndefined();
  return data.suggest;
}

describe.each(["DATABASE", "INDEX"] as const)("by the %s", (who) => {
  beforeAll(async () => {
    byIndex ??= await createTestServer({ database: byDatabase.database, index: true });
    server = who === "INDEX" ? byIndex : byDatabase;
  });

  test("all kinds are suggested in turn, and nothing that is hidden", async () => {
    const found = await suggest("scal");
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([
      ["PAPER", "How nothing scales"],
      ["AUTHOR", "Ada Scalini"],
      ["ORG", "Scale Works"],
      ["KEYWORD", "Scalable oversight"],
      ["PAPER", "Scaling laws of tides"],
      ["KEYWORD", "scaling laws"],
    ]);
    expect(found[4]?.subjectId).toBe(globalId("Paper", row));
    expect(found[3]?.subjectId).toBeNull();
  });

  test.each<[string, string[]]>([
    ["scalin", ["Scaling laws of tides", "Ada Scalini", "scaling laws"]],
    ["SCALING LA", ["Scaling laws of tides", "scaling laws"]],
    ["laws o", ["Scaling laws of tides"]],
    ["cal", []],
    ["nunez", ["José Núñez"]],
    ["Núñ", ["José Núñez"]],
    ["s", []],
    ["", []],
    ["%", []],
    ["'':*|!", []],
    ["zz", []],
  ])("%j suggests %j", async (query, texts) => {
    expect((await suggest(query)).map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  });

  test("what is suggested is found when it is searched for", async () => {
    for (const { query } of await suggest("scali")) {
      const { data } = await server.graphql<{ search: { nodes: { id: string }[] } }>(
        "query ($query: String!) { search(query: $query) { nodes { id } } }",
        { query },
      );
      expect(data.search.nodes.map(({ id }) => id)).toContain(globalId("Paper", row));
    }
  });

  test("as many as are asked for, in as many statements however many they are", async () => {
    expect(await suggest("scal", 2)).toHaveLength(2);
    server.statements();
    await suggest("scal");
    // The index brings keywords, and the database tells how they are spelled.
    const statements = server
      .statements()
      .filter((text) => !/change_log|database_info/u.test(text));
    expect(statements).toHaveLength(who === "INDEX" ? 2 : 1);
  });
});
