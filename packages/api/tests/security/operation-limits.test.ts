import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());

const repeat = (times: number, make: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => make(index)).join(" ");

/** `{ paper { authors { nodes { author { papers { nodes { authors … } } } } } } }`, to a depth. */
function nested(depth: number): string {
  const cycle = ["authors", "nodes", "author", "papers", "nodes", "paper"];
  let inner = "__typename";
  for (let level = depth - 2; level > 0; level--) inner = `${cycle[(level - 1) % 6]} { ${inner} }`;
  return `{ paper(ref: { arxiv: "2311.14648" }) { ${inner} } }`;
}

/** Each is far beyond what anybody needs, and cheap to send. */
const ATTACKS: { what: string; query: string; code: string }[] = [
  { what: "depth", query: nested(40), code: "OPERATION_TOO_LARGE" },
  {
    what: "depth, hidden in fragments",
    query: `{ paper(ref: { arxiv: "1" }) { ...F0 } } ${repeat(
      30,
      (i) =>
        `fragment F${i} on ${["Paper", "Author"][i % 2]} { ${i % 2 ? "papers" : "authors"} { nodes { ${i % 2 ? "" : "author {"} ...F${i + 1} ${i % 2 ? "" : "}"} } } }`,
    )} fragment F30 on Paper { id }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "aliases",
    query: `{ ${repeat(100, (i) => `a${i}: feed(period: DAY) { from }`)} }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "aliases, hidden in a fragment that is used often",
    query: `{ ${repeat(10, () => "...F")} } fragment F on Query { ${repeat(7, (i) => `a${i}: __typename`)} }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "the same field 500 times",
    query: `{ ${repeat(500, () => "__typename")} }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "the same fragment, which doubles twenty times",
    query: `{ ...F0 } ${repeat(20, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on Query { __typename }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "directives",
    query: `{ __typename ${repeat(200, () => "@include(if: true)")} }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "directives on the operation",
    query: `query ${repeat(200, () => "@include(if: true)")} { __typename }`,
    code: "OPERATION_TOO_LARGE",
  },
  {
    what: "tokens",
    query: `{ feed(period: DAY) { ${repeat(2_000, (i) => `f${i}: from`)} } }`,
    code: "GRAPHQL_PARSE_FAILED",
  },
  {
    what: "tokens in an argument",
    query: `{ papers(refs: [${repeat(2_000, () => '{ arxiv: "1" }')}]) { id } }`,
    code: "GRAPHQL_PARSE_FAILED",
  },
  {
    what: "default pages within pages (20 x 20 x 20 x 20)",
    query: `{ feed(period: DAY) { nodes { authors { nodes { author { papers { nodes { paper { authors { nodes { name } } } } } } } } } } }`,
    code: "TOO_COSTLY",
  },
  {
    what: "large pages within pages",
    query: `{ feed(period: DAY, first: 100) { nodes { authors(first: 100) { nodes { author { papers(first: 100) { nodes { name } } } } } } } }`,
    code: "TOO_COSTLY",
  },
  {
    what: "a circle of fragments",
    query: `{ paper(ref: { arxiv: "1" }) { ...A } } fragment A on Paper { ...B } fragment B on Paper { ...A }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  {
    what: "a fragment within itself",
    query: `{ ...A } fragment A on Query { ...A }`,
    code: "GRAPHQL_VALIDATION_FAILED",
  },
];

describe("an operation that is too much is refused", () => {
  test.each(ATTACKS)("$what", async ({ query, code }) => {
    server.statements();
    const { data, errors } = await server.graphql(query);
    expect(errors?.map((error) => error.extensions?.["code"])).toContain(code);
    expect(data ?? null).toBeNull();
    expect(server.statements()).toEqual([]);
  });

  // What is remembered of a document (parsed, validated, compiled) must not be a way around.
  test.each(ATTACKS)("$what: again, from memory", async ({ query, code }) => {
    for (let round = 0; round < 3; round++) {
      const { errors } = await server.graphql(query);
      expect(errors?.map((error) => error.extensions?.["code"])).toContain(code);
    }
  });
});

describe("an operation that is a lot, and right, is answered", () => {
  test.each([
    [
      "GraphiQL's introspection",
      getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }),
    ],
    [
      "a fragment used in several places",
      `{ a: feed(period: DAY) { ...F } b: feed(period: WEEK) { ...F } c: feed(period: MONTH) { ...F } } fragment F on FeedConnection { nodes { id title upvoteCount } }`,
    ],
    [
      "twenty papers by alias",
      `{ ${repeat(20, (i) => `p${i}: paper(ref: { arxiv: "2311.${10_000 + i}" }) { id }`)} }`,
    ],
    [
      "a field that several fragments name",
      `{ ...A ...B id: __typename } fragment A on Query { __typename } fragment B on Query { __typename }`,
    ],
  ])("%s", async (_what, query) => {
    expect((await server.graphql(query)).errors).toBeUndefined();
  });
});

const cost = async (
  query: string,
  variables: object = {},
  operationName?: string,
): Promise<string | null> => {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables, operationName }),
  });
  expect(response.headers.get("x-cost-limit")).toBe("10000");
  return response.headers.get("x-cost");
};

describe("the cost is in the reply", () => {
  const FEED = `query ($n: Int) { feed(period: DAY, first: $n) { nodes { id } } }`;

  test("and grows with the page, given or not", async () => {
    const one = Number(await cost(FEED, { n: 1 }));
    const hundred = Number(await cost(FEED, { n: 100 }));
    expect(hundred - one).toBe(99);
    expect(await cost(FEED)).toBe(await cost(FEED, { n: 20 }));
    expect(await cost(FEED, { n: 100 })).toBe(String(hundred));
  });

  test("and is that of the operation that was named", async () => {
    const both = `query A { feed(period: DAY, first: 50) { nodes { id } } } query B { __typename }`;
    for (let round = 0; round < 2; round++) {
      expect(Number(await cost(both, {}, "A"))).toBeGreaterThan(50);
      expect(await cost(both, {}, "B")).toBe("1");
    }
  });
});

const post = (body: unknown): Promise<Response> =>
  server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("one request is one operation", () => {
  test.each([
    ["a batch", [{ query: "{ __typename }" }, { query: "{ __typename }" }]],
    ["a batch of one", [{ query: "{ __typename }" }]],
    ["an empty batch", []],
    ["no object", '"text"'],
    ["null", "null"],
    ["broken JSON", '{"query": '],
    ["nothing", ""],
  ])("%s is refused", async (_what, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "BAD_REQUEST" } }],
    });
  });

  // The compiler in use remembers by document alone: it must not answer one operation with another.
  test("of a document with two operations, the one that is named is run, however often", async () => {
    const document = `query A { a: __typename } query B { b: __typename }`;
    for (let round = 0; round < 3; round++) {
      expect(await server.graphql(document, {}, { operationName: "A" })).toEqual({
        data: { a: "Query" },
      });
      expect(await server.graphql(document, {}, { operationName: "B" })).toEqual({
        data: { b: "Query" },
      });
    }
  });

  test("a query that was run does not let the mutation beside it run by GET", async () => {
    const { token } = await server.signIn("two-operations@example.org");
    const document = `query A { __typename } mutation B { createList(input: { name: "By GET", idempotencyKey: "get" }) { __typename } }`;
    for (let round = 0; round < 3; round++) {
      await server.graphql(document, {}, { operationName: "A" });
      const response = await server.fetch(
        `/graphql?operationName=B&query=${encodeURIComponent(document)}`,
        { headers: { authorization: `Bearer ${token}`, accept: "application/json" } },
      );
      expect(response.status).toBe(405);
    }
    expect(await server.database.prisma.list.count({ where: { name: "By GET" } })).toBe(0);
  });
});
