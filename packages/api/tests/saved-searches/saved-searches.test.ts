import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Searches that a person keeps: whose they are, what they find, and what cannot be kept.

interface Saved {
  id: string;
  name: string;
  query: string;
  sort: string;
  notify: boolean;
  hasFeed: boolean;
  newCount: number;
  filter: Record<string, unknown>;
  papers: { nodes: { title: string }[] };
  matches: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  fields?: { path: string[] }[];
  savedSearch?: Saved;
  feed?: { atomPath: string } | null;
  removedId?: string;
}

const WHOLE = `id name query sort notify hasFeed newCount
  filter { author org venue category keyword source year { from to } hasCode inList }`;
const FAILED = "... on Error { code message } ... on InvalidInputError { fields { path } }";

let server: TestServer;
let owner: SignedIn;
let other: SignedIn;
let moderator: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  [owner, other, moderator] = [
    await server.signIn("owner@example.org"),
    await server.signIn("other@example.org"),
    await server.signIn("moderator@example.org"),
  ];
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  await addPapers(db, range(1, 4));
  await addPapers(db, [5], { over: { title: "Tides of data", keywords: ["tides"] } });
  const [hidden = 0] = await addPapers(db, [6], { over: { title: "Hidden tides of data" } });
  await db.paper.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
});
afterAll(() => server.close());

let keys = 0;

async function save(
  input: Record<string, unknown>,
  by: SignedIn = owner,
  more = "",
): Promise<Result> {
  const { data, errors } = await server.graphql<{ saveSearch: Result }>(
    `mutation ($input: SaveSearchInput!) {
      saveSearch(input: $input) { __typename ... on SaveSearchSuccess { savedSearch { ${WHOLE} ${more} } } ${FAILED} }
    }`,
    { input: { name: "Tides", query: "tides", idempotencyKey: `key ${(keys += 1)}`, ...input } },
    { token: by.token },
  );
  expect(errors).toBeUndefined();
  return data.saveSearch;
}

async function change(name: string, input: object, by: SignedIn, more = WHOLE): Promise<Result> {
  const type = name[0]?.toUpperCase() + name.slice(1);
  const success = name === "removeSavedSearch" ? "removedId" : `savedSearch { ${more} }`;
  const { data, errors } = await server.graphql<Record<string, Result>>(
    `mutation ($input: ${type}Input!) {
      it: ${name}(input: $input) { __typename ... on ${type}Success { ${success} } ${FAILED} }
    }`,
    { input },
    { token: by.token },
  );
  expect(errors).toBeUndefined();
  return data["it"] as Result;
}

describe("keeping one", () => {
  test("gives back what was given, and what it finds", async () => {
    const filter = { keyword: "tides", year: { from: 2020 }, hasCode: false };
    const { savedSearch } = await save(
      { filter, sort: "NEWEST" },
      owner,
      "papers { nodes { title } } matches { nodes { title } }",
    );
    expect(savedSearch).toMatchObject({
      name: "Tides",
      query: "tides",
      sort: "NEWEST",
      notify: false,
      hasFeed: false,
      newCount: 0,
      filter: {
        keyword: "tides",
        year: { from: 2020, to: null },
        hasCode: false,
        author: null,
        inList: null,
      },
      papers: { nodes: [{ title: "Tides of data" }] },
      matches: { nodes: [{ title: "Tides of data" }] },
    });
  });

  test("with one key keeps one", async () => {
    const input = { idempotencyKey: "the same", query: "once" };
    const [one, again] = [await save(input), await save(input)];
    expect(again.savedSearch?.id).toBe(one.savedSearch?.id);
    expect(await save({ ...input, query: "twice" })).toMatchObject({ code: "CONFLICT" });
    await change("removeSavedSearch", { savedSearchId: one.savedSearch?.id }, owner);
    expect(await save(input)).toMatchObject({ code: "CONFLICT" });
  });

  test.each([
    [{ query: "" }, ["input", "query"]],
    [{ query: "  " }, ["input", "query"]],
    [{ query: "", filter: { author: "" } }, ["input", "query"]],
    [{ query: "x".repeat(501) }, ["input", "query"]],
    [{ query: "author:a ".repeat(13) }, ["input", "query"]],
    [{ query: "a", filter: { venue: "v".repeat(201) } }, ["input", "filter", "venue"]],
    [{ query: "a", filter: { inList: "nonsense" } }, ["input", "filter", "inList"]],
    [{ name: " \u200B" }, ["input", "name"]],
    [{ name: "n".repeat(101) }, ["input", "name"]],
    [{ idempotencyKey: "" }, ["input", "idempotencyKey"]],
  ])("refuses %j", async (input, path) => {
    expect(await save(input)).toMatchObject({ code: "INVALID_INPUT", fields: [{ path }] });
  });

  test("whatever is typed, it is kept or refused, and finds the same or fails never", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 60, unit: "binary" }),
          fc.constantFrom(
            "'; DROP TABLE papers; --",
            "\\",
            "a:* & !b",
            "year:0000..9999",
            "-x",
            "%_\\%",
          ),
        ),
        async (query) => {
          const result = await save({ query }, other, "matches(first: 3) { nodes { title } }");
          expect(["SaveSearchSuccess", "InvalidInputError"]).toContain(result.__typename);
          const savedSearchId = result.savedSearch?.id;
          if (savedSearchId !== undefined)
            await change("removeSavedSearch", { savedSearchId }, other);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("fifty are the most, also at once", async () => {
    const many = await server.signIn("many@example.org");
    const results = await Promise.all(range(1, 55).map(() => save({}, many)));
    expect(results.filter(({ savedSearch }) => savedSearch)).toHaveLength(50);
    expect(results.filter(({ code }) => code === "CONFLICT")).toHaveLength(5);
  });
});

describe("changing one", () => {
  test("changes what is told, and nothing else", async () => {
    const filter = { keyword: "tides" };
    const { savedSearch: before } = await save({ filter, notify: true });
    const savedSearchId = before?.id;
    const renamed = await change("updateSavedSearch", { savedSearchId, name: "Seas" }, owner);
    expect(renamed.savedSearch).toEqual({ ...before, name: "Seas" });
    const { savedSearch: after } = await change(
      "updateSavedSearch",
      { savedSearchId, filter: {}, sort: "VOTES", notify: false },
      owner,
    );
    expect(after).toMatchObject({ query: "tides", sort: "VOTES", notify: false });
    expect(after?.filter).toMatchObject({ keyword: null });
    // What is left would fit everything.
    expect(await change("updateSavedSearch", { savedSearchId, query: "" }, owner)).toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  test("begins anew when it looks for something else, and only then", async () => {
    const db = server.database.prisma;
    const { savedSearch } = await save({
      notify: true,
      filter: { year: { to: 2030, from: 2020 } },
    });
    const id = Number(
      Buffer.from(savedSearch?.id ?? "", "base64")
        .toString()
        .split(":")[1],
    );
    const since = new Date("2020-01-01");
    const sinceAfter = async (input: object) => {
      await db.savedSearch.update({ where: { id }, data: { notifySince: since } });
      await change("updateSavedSearch", { savedSearchId: savedSearch?.id, ...input }, owner);
      return (await db.savedSearch.findUniqueOrThrow({ where: { id } })).notifySince;
    };
    for (const same of [
      { name: "Another" },
      { notify: true },
      { query: "tides" },
      { filter: { year: { from: 2020, to: 2030 } } },
    ])
      expect(await sinceAfter(same)).toEqual(since);
    for (const differs of [{ query: "ebb" }, { filter: { hasCode: true } }])
      expect((await sinceAfter(differs))?.getFullYear()).toBeGreaterThan(2020);
    expect(await sinceAfter({ notify: false })).toBeNull();
  });

  test("can be said again, also that it is gone", async () => {
    const savedSearchId = (await save({})).savedSearch?.id;
    for (let time = 0; time < 2; time++)
      expect(await change("removeSavedSearch", { savedSearchId }, owner)).toMatchObject({
        removedId: savedSearchId,
      });
    expect(await change("updateSavedSearch", { savedSearchId, name: "x" }, owner)).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("somebody else", () => {
  test("neither sees it nor changes anything of it, and learns not that it is there", async () => {
    const savedSearchId = (await save({ notify: true })).savedSearch?.id;
    const missing = globalId("SavedSearch", 2_000_000_000);
    for (const one of [other, moderator]) {
      for (const id of [savedSearchId, missing]) {
        const node = await server.graphql(
          "query ($id: ID!) { node(id: $id) { id } }",
          { id },
          { token: one.token },
        );
        expect(node.data).toEqual({ node: null });
        const input = { savedSearchId: id };
        for (const [name, more] of [
          ["updateSavedSearch", { name: "Mine", notify: false, seen: true }],
          ["setSearchFeed", { enabled: true }],
          ["setSearchFeed", { enabled: false }],
        ] as const)
          expect(await change(name, { ...input, ...more }, one)).toEqual({
            __typename: "NotFoundError",
            code: "NOT_FOUND",
            message: expect.stringContaining("You keep no such search"),
          });
        expect(await change("removeSavedSearch", input, one)).toMatchObject({ removedId: id });
      }
    }
    const { data } = await server.graphql<{ node: Saved }>(
      `query ($id: ID!) { node(id: $id) { ... on SavedSearch { ${WHOLE} } } }`,
      { id: savedSearchId },
      { token: owner.token },
    );
    expect(data.node).toMatchObject({ name: "Tides", notify: true, hasFeed: false });
  });

  test("finds nothing in a private list of the owner's, and the owner does", async () => {
    const db = server.database.prisma;
    const list = await db.list.create({ data: { ownerId: owner.userId, name: "Mine alone" } });
    const paper = await db.paper.findFirstOrThrow({ where: { title: "Tides of data" } });
    await db.listItem.create({
      data: { listId: list.id, paperId: paper.id, ownerId: owner.userId },
    });
    const FOUND = "papers { nodes { title } } matches { nodes { title } }";
    for (const key of [list.publicId, String(list.id)]) {
      const filter = { inList: globalId("List", key) };
      const both = { papers: { nodes: [{ title: "Tides of data" }] }, matches: { nodes: [{}] } };
      expect((await save({ query: "", filter }, owner, FOUND)).savedSearch).toMatchObject(both);
      const none = { papers: { nodes: [] }, matches: { nodes: [] } };
      for (const one of [other, moderator])
        expect((await save({ query: "", filter }, one, FOUND)).savedSearch).toMatchObject(none);
    }
  });

  test("sees what is hidden as a moderator alone", async () => {
    const FOUND = "papers { nodes { title } } matches { nodes { title } }";
    const titles = async (by: SignedIn) => {
      const { savedSearch } = await save({ query: "hidden tides" }, by, FOUND);
      return [savedSearch?.papers.nodes, savedSearch?.matches.nodes].map((nodes) =>
        nodes?.some(({ title }) => title.startsWith("Hidden")),
      );
    };
    expect(await titles(owner)).toEqual([false, false]);
    expect(await titles(moderator)).toEqual([true, true]);
  });
});

test("matches are paged, the last that came first", async () => {
  const MATCHES = "matches(first: 3) { nodes { title } pageInfo { endCursor hasNextPage } }";
  const { savedSearch } = await save({ query: "made-up thing" }, owner, MATCHES);
  expect(savedSearch?.matches.nodes.map(({ title }) => title.at(-1))).toEqual(["4", "3", "2"]);
  expect(savedSearch?.matches.pageInfo.hasNextPage).toBe(true);
  const { data } = await server.graphql<{ node: Saved }>(
    `query ($id: ID!, $after: String) {
      node(id: $id) { ... on SavedSearch { matches(first: 3, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } } }
    }`,
    { id: savedSearch?.id, after: savedSearch?.matches.pageInfo.endCursor },
    { token: owner.token },
  );
  expect(data.node.matches.nodes.map(({ title }) => title.at(-1))).toEqual(["1"]);
});
