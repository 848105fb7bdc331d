import { buildSchema, isObjectType } from "graphql";
import { readFile } from "node:fs/promises";
import { welcomePerson } from "@paperround/schema/people/welcome-person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
let bo: SignedIn;

const ADDRESS = "ada.secret@very-private.example.org";

beforeAll(async () => {
  server = await createTestServer();
  ada = await server.signIn(ADDRESS);
  bo = await server.signIn("bo@example.org");
});

afterAll(() => server.close());

describe("an email address", () => {
  test("stands in no type but the viewer's own", async () => {
    const printed = await readFile(
      new URL("../../../schema/schema.graphql", import.meta.url),
      "utf8",
    );
    const places = Object.values(buildSchema(printed).getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith("__")
        ? Object.keys(type.getFields())
            .filter((name) => /mail|address/i.test(name))
            .map((name) => `${type.name}.${name}`)
        : [],
    );
    // A digest is reached from the viewer alone.
    expect(places).toEqual(["DigestSubscription.email", "Viewer.email"]);
  });

  test("is told to its owner alone, wherever else the person appears", async () => {
    const db = server.database.prisma;
    const [paperId = 0] = await addPapers(db, [1]);
    const submission = await listOn(db, paperId, "2026-01-05T08:00:00Z");
    await db.submission.update({ where: { id: submission }, data: { submitterId: ada.userId } });
    const list = await db.list.create({
      data: { ownerId: ada.userId, name: "Shown", visibility: "PUBLIC" },
    });
    await db.listItem.create({
      data: { listId: list.id, paperId, ownerId: ada.userId, note: `mail ${ADDRESS}` },
    });
    const query = `query ($list: ID!, $person: ID!) {
      person(handle: "ada-secret") { id handle name joinedAt }
      byId: node(id: $person) { id ... on Person { handle name joinedAt } }
      list: node(id: $list) { ... on List { name owner { handle name } items { nodes { note tags } } } }
      feed(period: DAY) { nodes { submission { submitter { id handle name joinedAt } } } }
      viewer { email person { handle name } }
    }`;
    const variables = {
      list: globalId("List", list.publicId),
      person: globalId("Person", ada.userId),
    };
    const seen = async (token?: string) => {
      const answer = await server.graphql(query, variables, token === undefined ? {} : { token });
      expect(answer.errors).toBeUndefined();
      return answer.data as { viewer: { email: string } | null; feed: unknown; person: unknown };
    };
    for (const data of [await seen(), await seen(bo.token)]) {
      expect(data.feed).toMatchObject({
        nodes: [{ submission: { submitter: { handle: "ada-secret" } } }],
      });
      expect(data.person).toMatchObject({ handle: "ada-secret", name: "ada-secret" });
      expect(JSON.stringify(data)).not.toContain("very-private");
    }
    expect((await seen(ada.token)).viewer?.email).toBe(ADDRESS);
    expect((await seen(bo.token)).viewer?.email).toBe("bo@example.org");
  });

  test("cannot be asked of a person in any other way", async () => {
    for (const field of ["email", "emailVerified", "tokens", "sessions", "accounts"]) {
      const { errors } = await server.graphql(`{ person(handle: "ada-secret") { ${field} } }`);
      expect(errors?.[0]?.message).toMatch(
        new RegExp(`Cannot query field "${field}" on type "Person"`),
      );
    }
    // Being somebody's node does not make them the viewer.
    const { data } = await server.graphql(
      "query ($id: ID!) { node(id: $id) { __typename } }",
      { id: globalId("Person", ada.userId) },
      { token: ada.token },
    );
    expect(data).toEqual({ node: { __typename: "Person" } });
    const { errors } = await server.graphql("query ($id: ID!) { node(id: $id) { id } }", {
      id: globalId("Viewer", ada.userId),
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("person(handle:)", () => {
  test.each(["ada-secret", "ADA-Secret"])("finds %s", async (handle) => {
    const { data } = await server.graphql(
      "query ($handle: String!) { person(handle: $handle) { id } }",
      { handle },
    );
    expect(data).toEqual({ person: { id: globalId("Person", ada.userId) } });
  });

  test.each([
    "nobody",
    "",
    "ada secret",
    "a\u0000b",
    "\uD800",
    "%",
    "ada-secret' --",
    "x".repeat(300),
  ])("knows nobody called %j", async (handle) => {
    const query = "query ($handle: String!) { person(handle: $handle) { id } }";
    const { data, errors } = await server.graphql(query, { handle });
    expect({ data, errors }).toEqual({ data: { person: null } });
  });
});

describe("org(slug:)", () => {
  test("finds it however it is written, with its papers", async () => {
    const { data } = await server.graphql(
      `{ org(slug: "MADE-up-Lab") { slug name paperCount papers { nodes { title } } } }`,
    );
    expect(data).toEqual({
      org: {
        slug: "made-up-lab",
        name: "Made-Up Lab",
        paperCount: 1,
        papers: { nodes: [{ title: "On made-up thing 1" }] },
      },
    });
  });

  test.each(["nowhere", "", "a\u0000b", "\uD800", "x".repeat(300)])(
    "knows none called %j",
    async (slug) => {
      const query = "query ($slug: String!) { org(slug: $slug) { id } }";
      const { data, errors } = await server.graphql(query, { slug });
      expect({ data, errors }).toEqual({ data: { org: null } });
    },
  );
});

describe("author(id:)", () => {
  test("finds an author with their papers", async () => {
    const query = `query ($id: ID!) { author(id: $id) { name paperCount papers { nodes { position name paper { title } } } } }`;
    const { id } = await server.database.prisma.author.findFirstOrThrow({
      where: { name: "Bo Sample" },
    });
    const { data } = await server.graphql(query, { id: globalId("Author", id) });
    expect(data).toEqual({
      author: {
        name: "Bo Sample",
        paperCount: 1,
        papers: {
          nodes: [{ position: 1, name: "Bo Sample", paper: { title: "On made-up thing 1" } }],
        },
      },
    });
  });

  test.each([
    [globalId("Author", 2_147_483_647), null],
    [globalId("Paper", 1), "INVALID_INPUT"],
    ["nonsense", "INVALID_INPUT"],
  ])("answers %s, which is none", async (id, code) => {
    for (let run = 0; run < 2; run++) {
      const { data, errors } = await server.graphql(
        "query ($id: ID!) { author(id: $id) { name } }",
        { id },
      );
      expect(errors?.[0]?.extensions?.["code"] ?? null).toBe(code);
      expect(data?.["author"] ?? null).toBeNull();
    }
  });
});

describe("handles", () => {
  test("are unique, however many people of one name arrive at once", async () => {
    const db = server.database.prisma;
    const ids = range(1, 12).map((number) => `twin-${number}`);
    await db.user.createMany({
      data: ids.map((id) => ({ id, name: "", email: `robin@${id}.example.org` })),
    });
    const handles = await Promise.all(ids.map((id) => welcomePerson(db, id)));
    expect(new Set(handles).size).toBe(ids.length);
    expect(handles).toContain("robin");
    for (const handle of handles) expect(handle).toMatch(/^robin(?:-\d{1,8})?$/);
    const people = await db.user.findMany({ where: { id: { in: ids } }, include: { lists: true } });
    for (const person of people) {
      expect(person.name).toBe(person.handle);
      expect(person.lists.map(({ readingListOf }) => readingListOf)).toEqual([person.id]);
    }
  });

  test("stay when somebody is welcomed again, also twice at once", async () => {
    const db = server.database.prisma;
    await db.user.create({
      data: { id: "again", name: "Chosen Name", email: "again@example.org" },
    });
    const handles = await Promise.all(range(1, 6).map(() => welcomePerson(db, "again")));
    expect(new Set(handles)).toEqual(new Set(["again"]));
    expect(
      await db.user.findUniqueOrThrow({ where: { id: "again" }, include: { lists: true } }),
    ).toMatchObject({
      name: "Chosen Name",
      handle: "again",
      lists: [{ name: "Reading list", readingListOf: "again" }],
    });
  });

  test("of people without a name that can be written are made up", async () => {
    const db = server.database.prisma;
    await db.user.createMany({
      data: [1, 2].map((n) => ({ id: `wang-${n}`, name: "", email: `王@${n}.example.org` })),
    });
    expect(await welcomePerson(db, "wang-1")).toBe("reader");
    expect(await welcomePerson(db, "wang-2")).toMatch(/^reader-\d+$/);
  });
});

test("the viewer is nobody without a session, and themselves with one", async () => {
  const query =
    "{ viewer { email role person { handle } readingList { name isDefault visibility } lists { nodes { name } } } }";
  expect((await server.graphql(query)).data).toEqual({ viewer: null });
  expect((await server.graphql(query, {}, { token: "made-up" })).data).toEqual({ viewer: null });
  expect((await server.graphql(query, {}, { token: bo.token })).data).toEqual({
    viewer: {
      email: "bo@example.org",
      role: "MEMBER",
      person: { handle: "bo" },
      readingList: { name: "Reading list", isDefault: true, visibility: "PRIVATE" },
      lists: { nodes: [{ name: "Reading list" }] },
    },
  });
});
