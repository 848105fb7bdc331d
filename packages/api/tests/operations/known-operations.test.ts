import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionOperations } from "../../src/operations/known-operations.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
beforeAll(async () => {
  server = await createTestServer();
  await addBundledPapers(server.database.prisma);
  ada = await server.signIn("ada@example.org");
});
afterAll(() => server.close());

const known = [...extensionOperations()];

/** The hash of an operation of the extension. */
function hashOf(name: string): string {
  const hash = known.find(([, text]) => new RegExp(`^\\w+ ${name}\\b`).test(text))?.[0];
  if (hash === undefined) throw new Error(`The extension has no ${name}.`);
  return hash;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

type Params = Record<string, unknown>;

function get(params: Params, headers: Record<string, string> = {}): Promise<Response> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    query.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return server.fetch(`/graphql?${query}`, { headers });
}

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

const BITS = { data: { lookup: { bits: expect.any(Number) } } };

describe("a known operation", () => {
  const bits = hashOf("LookupBits");
  const ways: [what: string, params: Params][] = [
    ["documentId", { documentId: `sha256:${bits}` }],
    ["documentId without its prefix", { documentId: bits }],
    ["Apollo's extension", { extensions: { persistedQuery: { version: 1, sha256Hash: bits } } }],
    [
      "both, which name the same",
      {
        documentId: `sha256:${bits}`,
        extensions: { persistedQuery: { version: 1, sha256Hash: bits } },
      },
    ],
    ["hash and text, which belong together", { documentId: bits, query: textOf("LookupBits") }],
    ["documentId and its own name", { documentId: bits, operationName: "LookupBits" }],
  ];
  test.each(ways)("is answered by GET and by POST: %s", async (_what, params) => {
    for (const response of [await get(params), await post(params)]) {
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(BITS);
    }
  });

  test("takes variables, and is whoever's who sends a token", async () => {
    const documentId = hashOf("ReadPaper");
    const variables = { ref: { arxiv: "2311.14648" } };
    const anonymous = await get({ documentId, variables });
    expect(await anonymous.json()).toMatchObject({ data: { paper: { viewerHasUpvoted: false } } });
    const token = { authorization: `Bearer ${ada.token}` };
    const voted = await post(
      {
        documentId: hashOf("SetVote"),
        variables: { input: { paper: variables.ref, upvoted: true } },
      },
      token,
    );
    expect(await voted.json()).toMatchObject({ data: { setVote: { paper: { upvoteCount: 1 } } } });
    const hers = await get({ documentId, variables }, token);
    expect(await hers.json()).toMatchObject({ data: { paper: { viewerHasUpvoted: true } } });
    expect(hers.headers.get("cache-control")).toBe("private, no-store");
  });

  test("costs what its text costs, and is refused like it", async () => {
    const byHash = await get({ documentId: hashOf("ReadMonth") });
    const byText = await get({ query: textOf("ReadMonth") });
    expect(byHash.headers.get("x-cost")).toBe(byText.headers.get("x-cost"));
    expect(await byHash.text()).toBe(await byText.text());
    const wrong = await get({ documentId: hashOf("ReadPaper"), variables: { ref: 5 } });
    expect(await wrong.json()).toHaveProperty("errors");
  });

  test("is compiled as its text is: once for both", async () => {
    const responses = [];
    for (let time = 0; time < 4; time += 1) {
      responses.push(await (await get({ documentId: hashOf("ReadMonth") })).text());
      responses.push(await (await get({ query: textOf("ReadMonth") })).text());
    }
    expect(new Set(responses).size).toBe(1);
  });

  test("runs none of what its sender may not", async () => {
    const response = await post({
      documentId: hashOf("SetVote"),
      variables: { input: { paper: { arxiv: "2311.14648" }, upvoted: true } },
    });
    expect(await response.json()).toMatchObject({ data: { setVote: { code: "SIGNED_OUT" } } });
  });

  test("is named in the log, without its hash, prefix or variables", async () => {
    const before = server.log().length;
    await get({ documentId: hashOf("LookupBucket"), variables: { prefix: "" } });
    const lines = server.log().slice(before);
    expect(lines).toMatchObject([{ operation: "LookupBucket", msg: "GET /graphql" }]);
    expect(JSON.stringify(lines)).not.toMatch(/prefix|documentId|variables/);
    expect(JSON.stringify(lines)).not.toContain(hashOf("LookupBucket"));
  });
});

function textOf(name: string): string {
  return extensionOperations().get(hashOf(name)) ?? "";
}

describe("what may be kept of it", () => {
  test.each([
    ["LookupBits", {}, "public, max-age=86400"],
    ["LookupBucket", { prefix: "" }, "public, max-age=86400"],
    ["ReadMonth", {}, "public, max-age=60"],
    ["ReadPaper", { ref: { arxiv: "2311.14648" } }, "no-store"],
    ["ReadLists", {}, "no-store"],
    ["ReadChanges", {}, "no-store"],
  ])("%s, asked by nobody: %j is %s", async (name, variables, expected) => {
    const response = await get({ documentId: hashOf(name), variables });
    expect(await response.clone().json()).not.toHaveProperty("errors");
    expect(response.headers.get("cache-control")).toBe(expected);
    expect(response.headers.get("vary")).toContain("Authorization");
  });

  test.each(["LookupBits", "ReadMonth"])("%s, asked with a token, is private", async (name) => {
    const response = await get(
      { documentId: hashOf(name) },
      { authorization: `Bearer ${ada.token}` },
    );
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("an error is not, nor that a hash is unknown", async () => {
    const failing = { documentId: hashOf("LookupBucket"), variables: { prefix: "not hex" } };
    for (const params of [failing, { documentId: "0".repeat(64) }]) {
      const response = await get(params);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toHaveProperty("errors");
    }
  });

  test("a cookie makes nobody of somebody, and nothing less public", async () => {
    const response = await get({ documentId: hashOf("ReadMonth") }, { cookie: "session=x" });
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

describe("what names no operation that is known", () => {
  const NAMES = [
    "0".repeat(64),
    `sha256:${"0".repeat(64)}`,
    hashOf("LookupBits").toUpperCase(),
    `md5:${hashOf("LookupBits")}`,
    `sha256:sha256:${hashOf("LookupBits")}`,
    ` ${hashOf("LookupBits")}`,
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "sha256:__proto__",
    "../../../etc/passwd",
    "' OR 1=1 --",
    "\u0001",
    "a".repeat(10_000),
    "{ __typename }",
  ];
  test.each(NAMES)("%s is unknown, and is not repeated", async (documentId) => {
    for (const response of [await get({ documentId }), await post({ documentId })]) {
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text).toContain('"PERSISTED_QUERY_NOT_FOUND"');
      expect(text.length).toBeLessThan(300);
      expect(JSON.parse(text)).not.toHaveProperty("data");
    }
  });

  test.each(NAMES)(
    "%s neither, as Apollo sends it, whose clients wait for a word",
    async (sha256Hash) => {
      const response = await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: "PersistedQueryNotFound",
            extensions: { code: "PERSISTED_QUERY_NOT_FOUND" },
          },
        ],
      });
    },
  );

  test("90 kB of a hash are no work", async () => {
    const response = await post({ documentId: "f".repeat(90_000) });
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(300);
  });

  test("nor does sending the text with its hash make it known", async () => {
    const query = "query Mine { __typename }";
    const both = await post({ query, documentId: `sha256:${sha256(query)}` });
    expect(await both.json()).toEqual({ data: { __typename: "Query" } });
    const alone = await post({ documentId: `sha256:${sha256(query)}` });
    expect(alone.status).toBe(400);
  });
});

describe("what contradicts itself is refused, and nothing runs", () => {
  const bits = hashOf("LookupBits");
  const month = hashOf("ReadMonth");
  test.each<[string, Params]>([
    ["the hash of another operation beside a text", { query: "{ __typename }", documentId: bits }],
    [
      "the same, as Apollo sends it",
      {
        query: "{ __typename }",
        extensions: { persistedQuery: { version: 1, sha256Hash: bits } },
      },
    ],
    [
      "a text that differs by a space",
      { query: `${textOf("LookupBits")} `, documentId: `sha256:${bits}` },
    ],
    [
      "two hashes",
      { documentId: bits, extensions: { persistedQuery: { version: 1, sha256Hash: month } } },
    ],
    ["a number", { documentId: 5 }],
    ["a list", { documentId: [bits] }],
    ["an object", { documentId: { toString: bits } }],
    ["an extension without hash", { extensions: { persistedQuery: {} } }],
    ["an extension that is a text", { extensions: { persistedQuery: bits } }],
    ["a hash that is none", { extensions: { persistedQuery: { sha256Hash: { a: 1 } } } }],
    ["a text that is a number beside a hash", { query: 5, documentId: bits }],
    ["neither hash nor text", { variables: {} }],
    ["null for both", { query: null, documentId: null }],
    ["an operation of another name", { documentId: bits, operationName: "SetVote" }],
    ["a second operation in place of the first", { documentId: bits, query: ["{ __typename }"] }],
  ])("%s", async (_what, params) => {
    const response = await post(params, { accept: "application/graphql-response+json" });
    expect(response.status).toBe(400);
    const answer = (await response.json()) as Params;
    expect(answer).not.toHaveProperty("data");
    expect(answer["errors"]).toHaveLength(1);
  });

  test("a batch of hashes is no operation", async () => {
    const response = await post([{ documentId: bits }, { documentId: month }]);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("batches are not answered");
  });

  test("a mutation is not changed by GET, whoever asks", async () => {
    const documentId = hashOf("CreateList");
    const variables = { input: { name: "By an image", idempotencyKey: "image" } };
    for (const params of [
      { documentId, variables },
      { extensions: { persistedQuery: { version: 1, sha256Hash: documentId } }, variables },
    ]) {
      const response = await get(params, {
        authorization: `Bearer ${ada.token}`,
        accept: "application/json",
      });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
    }
    const { prisma } = server.database;
    expect(await prisma.list.count({ where: { name: "By an image" } })).toBe(0);
  });

  test.each([
    ["application/x-www-form-urlencoded", `documentId=${hashOf("SignOut")}`],
    ["text/plain", JSON.stringify({ documentId: hashOf("SignOut") })],
    ["application/graphql", hashOf("SignOut")],
  ])("a form of another site (%s) reaches no mutation by its hash", async (type, body) => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": type, authorization: `Bearer ${ada.token}` },
      body,
    });
    expect(response.status).toBe(415);
  });
});
