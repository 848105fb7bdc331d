import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionOperations, readKnownOperations } from "../../src/operations/known-operations.ts";
import { unanswerable } from "../../src/operations/unanswerable.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

// ARBITRARY_QUERIES=off: every way in, tried with a text.

const TODAY = "query Today { feed(period: DAY, first: 3) { nodes { title } } }";
const SCHEMA = "query Schema { __schema { queryType { name } } }";
const NEWS = "subscription News { feedChanged(period: DAY) { __typename } }";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const THEIRS = new Map([TODAY, SCHEMA].map((text) => [sha256(text), text]));

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({
    config: { arbitraryQueries: false },
    operations: new Map([...extensionOperations(), ...THEIRS]),
  });
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };

function form(query: string): FormData {
  const data = new FormData();
  data.set("operations", JSON.stringify({ query }));
  data.set("map", "{}");
  return data;
}

describe("a text is refused", () => {
  const query = "{ __typename }";
  const bits = [...extensionOperations()].find(([, text]) => text.includes("LookupBits"))?.[0];
  test.each<[string, string, RequestInit]>([
    ["by POST", "", { method: "POST", headers: json, body: JSON.stringify({ query }) }],
    ["by GET", `?query=${encodeURIComponent(query)}`, {}],
    [
      "that is known, but written out",
      "",
      { method: "POST", headers: json, body: JSON.stringify({ query: TODAY }) },
    ],
    [
      "with its own hash",
      "",
      { method: "POST", headers: json, body: JSON.stringify({ query, documentId: sha256(query) }) },
    ],
    [
      "of a subscription by POST",
      "",
      {
        method: "POST",
        headers: { ...json, accept: "text/event-stream" },
        body: JSON.stringify({ query: NEWS }),
      },
    ],
    [
      "of a subscription by GET",
      `?query=${encodeURIComponent(NEWS)}`,
      { headers: { accept: "text/event-stream" } },
    ],
    ["of introspection", `?query=${encodeURIComponent("{ __schema { types { name } } }")}`, {}],
    ["that does not parse", `?query=${encodeURIComponent("{")}`, {}],
    [
      "that is no text",
      "",
      { method: "POST", headers: json, body: JSON.stringify({ query: { a: 1 } }) },
    ],
  ])("%s", async (_what, search, init) => {
    const response = await server.fetch(`/graphql${search}`, init);
    expect(response.status).toBe(403);
    const text = await response.text();
    expect(text).toContain('"PERSISTED_QUERY_ONLY"');
    expect(text).not.toContain('"data"');
  });

  test.each<[string, RequestInit]>([
    ["urlencoded", { body: new URLSearchParams({ query }) }],
    ["multipart", { body: form(query) }],
    ["bare", { body: query, headers: { "content-type": "application/graphql" } }],
    [
      "as plain text",
      { body: JSON.stringify({ query }), headers: { "content-type": "text/plain" } },
    ],
  ])("%s, as ever", async (_what, init) => {
    const response = await server.fetch("/graphql", { method: "POST", ...init });
    expect(response.status).toBe(415);
    expect(await response.text()).not.toContain('"data"');
  });

  test.each<[string, unknown]>([
    ["beside the hash of another", { query, documentId: bits }],
    ["in a batch", [{ query }]],
    ["in a batch with a hash", [{ documentId: bits }, { query }]],
    ["under the name of the hash", { documentId: query }],
    ["in the extension", { extensions: { persistedQuery: { version: 1, sha256Hash: query } } }],
    ["as the plugin writes it inside", { query: `__PERSISTED_OPERATION_${bits}__` }],
    ["as the operation's name", { documentId: bits, operationName: query }],
  ])("%s", async (_what, body) => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: json,
      body: JSON.stringify(body),
    });
    expect([400, 403]).toContain(response.status);
    expect(await response.text()).not.toContain('"data"');
  });
});

describe("what is known", () => {
  const ask = (text: string): Promise<Response> =>
    server.fetch(`/graphql?documentId=sha256:${sha256(text)}`);

  test("is answered: the extension's, and what the operator added", async () => {
    for (const text of [...extensionOperations().values()].filter((one) =>
      /^query (?:LookupBits|ReadMonth|ReadLists)/.test(one),
    ))
      expect(await (await ask(text)).json()).toHaveProperty("data");
    expect(await (await ask(TODAY)).json()).toEqual({ data: { feed: { nodes: [] } } });
  });

  test("is not, under a hash that nobody added", async () => {
    const response = await ask("{ __typename }");
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_IN_LIST" } }],
    });
  });

  test("of the schema, is answered where introspection is on", async () => {
    expect(await (await ask(SCHEMA)).json()).toHaveProperty("data");
    const { database } = server;
    const silent = await createTestServer({
      config: { arbitraryQueries: false, introspection: false },
      operations: THEIRS,
      database,
    });
    const refused = await silent.fetch(`/graphql?documentId=${sha256(SCHEMA)}`);
    const text = await refused.text();
    expect(text).toContain('"GRAPHQL_VALIDATION_FAILED"');
    expect(text).not.toContain('"data"');
    await silent.close();
  });

  test("is within the same limits", async () => {
    const deep = `{ feed(period: DAY) { nodes { ${"related { edges { node { ".repeat(6)} id ${"} } } ".repeat(6)} } } }`;
    const costly = `{ feed(period: MONTH, first: 100) { nodes { authors(first: 100) { nodes { name } } comments(first: 100) { nodes { body } } } } }`;
    const { database } = server;
    const limited = await createTestServer({
      config: { arbitraryQueries: false },
      operations: new Map([deep, costly].map((text) => [sha256(text), text])),
      database,
    });
    for (const text of [deep, costly]) {
      const response = await limited.fetch(`/graphql?documentId=${sha256(text)}`);
      const body = (await response.json()) as { data?: unknown; errors: unknown[] };
      expect(body.data ?? null).toBeNull();
      expect(JSON.stringify(body.errors)).toMatch(/OPERATION_TOO_LARGE|TOO_COSTLY/);
    }
    await limited.close();
  });
});

describe("pages", () => {
  const asBrowser = { headers: { accept: "text/html,*/*;q=0.8" } };

  test("there is no playground, and it is said why", async () => {
    const response = await server.fetch("/graphql", asBrowser);
    expect(response.status).toBe(403);
    const text = await response.text();
    expect(text).toContain("answers only operations that it knows");
    expect(text).not.toContain("<script");
  });

  test("the first page leads to none either", async () => {
    const text = await (await server.fetch("/", asBrowser)).text();
    expect(text).not.toContain('href="/graphql"');
  });

  test("feeds go on: their operations are the server's own", async () => {
    expect((await server.fetch("/feeds/daily.atom")).status).toBe(200);
  });
});

describe("OPERATIONS_FILE", () => {
  const write = async (content: string): Promise<string> => {
    const file = join(server.dataDir, "operations.json");
    await writeFile(file, content);
    return file;
  };

  test("adds to what the extension sends", async () => {
    const file = await write(
      JSON.stringify({ [sha256(TODAY)]: TODAY, [`sha256:${sha256(SCHEMA)}`]: SCHEMA }),
    );
    const known = await readKnownOperations(file);
    expect(known.size).toBe(extensionOperations().size + 2);
    expect(known.get(sha256(SCHEMA))).toBe(SCHEMA);
  });

  test.each([
    ["is no JSON", "query Today { … }", /must be a JSON object/],
    ["is a list", JSON.stringify([TODAY]), /must be a JSON object/],
    ["holds something else than texts", '{"a": 5}', /must be a JSON object/],
    [
      "gives a text another's hash",
      JSON.stringify({ [sha256(SCHEMA)]: TODAY }),
      /begins with "query Today/,
    ],
    [
      "is named after a prototype",
      `{"__proto__": ${JSON.stringify(TODAY)}}`,
      /its SHA-256 is "__proto__"/,
    ],
  ])("that %s stops the start with a sentence", async (_what, content, message) => {
    await expect(readKnownOperations(await write(content))).rejects.toThrow(message);
    await expect(readKnownOperations(await write(content))).rejects.toThrow(/OPERATIONS_FILE/);
  });

  test("that is not there stops the start, too", async () => {
    const file = join(server.dataDir, "missing.json");
    await expect(readKnownOperations(file)).rejects.toThrow(/OPERATIONS_FILE.*cannot be read/);
  });

  test("an operation that the schema cannot answer is named, with the reason", () => {
    const gone = new Map([
      ["a", TODAY],
      ["b", "{ nothing }"],
      ["c", "{"],
    ]);
    expect(unanswerable(gone)).toEqual([
      { hash: "b", reason: expect.stringContaining('"nothing"') },
      { hash: "c", reason: expect.stringContaining("Syntax Error") },
    ]);
    expect(unanswerable(extensionOperations())).toEqual([]);
  });
});
