import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// What one finds in a list: by words, tags and read state, in several orders; and what nobody else finds out so.

let server: TestServer;
let owner: SignedIn;
let other: SignedIn;
let publicId: string;

const SAVE = `mutation ($input: SaveToListInput!) {
  saveToList(input: $input) { __typename ... on Error { code message } }
}`;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  const titles = ["Zürich in graphs", "attention, again", "Ångström scales", "Graphs of 100%"];
  const days = ["2026-01-03", "2026-01-01", null, "2026-01-02"];
  for (const number of range(1, 4)) {
    const authors = [{ name: number === 3 ? "José Núñez-O’Neil" : "Ada Example" }];
    const over = {
      title: titles[number - 1] ?? "",
      publishedOn: days[number - 1] ?? null,
      authors,
      keywords: [],
    };
    await addPapers(db, [number], { over });
  }
  owner = await server.signIn("owner@example.org");
  other = await server.signIn("other@example.org");
  const made = await server.graphql<{ createList: { list: { id: string } } }>(
    `mutation { createList(input: { name: "Mine", description: " What I\\u0000 read\\n", visibility: PUBLIC, idempotencyKey: "k" }) {
      ... on CreateListSuccess { list { id description } } } }`,
    {},
    owner,
  );
  publicId = made.data.createList.list.id;
  const items = [
    { note: "Ein Geheimnis über Gödel", tags: ["Später lesen", "graphs"], readState: "READ" },
    { note: "", tags: ["graphs"], readState: "READING" },
    { note: "100%", tags: [] },
    { note: "", tags: ["maybe"], readState: "READ" },
  ];
  for (const [index, item] of items.entries()) {
    const input = { ...item, paper: { arxiv: arxivId(index + 1) }, listId: publicId };
    const { data } = await server.graphql<{ saveToList: object }>(SAVE, { input }, owner);
    expect(data.saveToList).toEqual({ __typename: "SaveToListSuccess" });
  }
  await db.paper.updateMany({ where: { title: "attention, again" }, data: { upvoteCount: 5 } });
});

afterAll(() => server.close());

/** The numbers of the papers that come, in their order. */
async function find(args: string, by: { token: string } = owner): Promise<number[]> {
  const { data, errors } = await server.graphql<{
    node: { items: { nodes: { paper: { ids: { value: string }[] } }[] } };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on List { items${args} { nodes { paper { ids { value } } } } } } }`,
    { id: publicId },
    by,
  );
  expect(errors).toBeUndefined();
  return data.node.items.nodes.map(({ paper }) => Number(paper.ids[0]?.value.slice(-1)));
}

describe("order", () => {
  test.each([
    ["", [4, 3, 2, 1]],
    ["(orderBy: ADDED)", [4, 3, 2, 1]],
    ["(orderBy: MANUAL)", [1, 2, 3, 4]],
    ["(orderBy: TITLE)", [3, 2, 4, 1]],
    ["(orderBy: PUBLISHED)", [1, 4, 2, 3]],
    ["(orderBy: UPVOTES, first: 1)", [2]],
    ["(orderBy: TITLE, last: 2)", [4, 1]],
  ])("items%s come as %j", async (args, expected) => {
    expect(await find(args)).toEqual(expected);
  });
});

describe("search", () => {
  test.each([
    ["graphs", [4, 2, 1]],
    ["GRAPHS zurich", [1]],
    ["Zürich", [1]],
    ["angstrom", [3]],
    ["nunez oneil", [3]],
    ["NÚÑEZ", [3]],
    ["spater", [1]],
    ["godel", [1]],
    ["geheim attention", []],
    // Neither of these is a wildcard.
    ["100%", [4, 3]],
    ["%", [4, 3, 2, 1]],
    ["nothing like it", []],
    ["", [4, 3, 2, 1]],
  ])("for “%s” finds %j", async (words, expected) => {
    expect(await find(`(search: ${JSON.stringify(words)})`)).toEqual(expected);
  });

  test.each(["godel", "geheimnis", "uber"])(
    "by somebody else finds nothing by a note, here “%s”",
    async (word) => {
      expect(await find(`(search: "${word}")`, owner)).toEqual([1]);
      expect(await find(`(search: "${word}")`, other)).toEqual([]);
    },
  );

  test("by somebody else finds what they may read", async () => {
    expect(await find(`(search: "graphs")`, other)).toEqual([4, 2, 1]);
  });

  test("is bounded", async () => {
    for (const search of ["a".repeat(201), range(1, 9).join(" ")]) {
      const { errors } = await server.graphql(
        "query ($s: String!) { viewer { readingList { items(search: $s) { nodes { id } } } } }",
        { s: search },
        owner,
      );
      expect(errors?.[0]?.extensions).toMatchObject({
        code: "INVALID_INPUT",
        fields: [{ path: ["search"] }],
      });
    }
  });
});

describe("filters", () => {
  test.each([
    [`(tag: "graphs")`, [2, 1]],
    [`(tag: " Später  lesen ")`, [1]],
    [`(tag: "Graphs")`, []],
    ["(readState: READ)", [4, 1]],
    [`(readState: READ, tag: "graphs", search: "zurich", orderBy: TITLE)`, [1]],
  ])("items%s come as %j", async (args, expected) => {
    expect(await find(args)).toEqual(expected);
  });
});

test("a person's public lists are there for everybody, the others for nobody", async () => {
  for (const visibility of ["PRIVATE", "UNLISTED"]) {
    const input = { name: `A ${visibility} one`, visibility, idempotencyKey: visibility };
    await server.graphql(
      "mutation ($input: CreateListInput!) { createList(input: $input) { __typename } }",
      { input },
      owner,
    );
  }
  for (const by of [owner, other, {}]) {
    const { data } = await server.graphql(
      "query ($handle: String!) { person(handle: $handle) { lists { nodes { id name description } } } }",
      { handle: owner.handle },
      by,
    );
    expect(data).toEqual({
      person: { lists: { nodes: [{ id: publicId, name: "Mine", description: " What I read\n" }] } },
    });
  }
});
