import { SourceUnavailableError } from "@paperround/schema/errors";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

let fault: Error = new Error("not set");
let server: TestServer;
let ada: SignedIn;
beforeAll(async () => {
  server = await createTestServer({ paperResolver: { resolve: () => Promise.reject(fault) } });
  ada = await server.signIn("ada@example.org");
});
afterAll(() => server.close());

const SUBMIT = `mutation ($key: String!) {
  submitPaper(input: { paper: { arxiv: "2401.00001" }, idempotencyKey: $key }) {
    __typename
    ... on Error { code message }
  }
}`;

let key = 0;
const submit = (): Promise<Response> =>
  server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ada.token}` },
    body: JSON.stringify({ query: SUBMIT, variables: { key: `key-${key++}` } }),
  });

describe("a fault of ours", () => {
  beforeEach(() => {
    fault = new TypeError("cannot read hunter2 of undefined", {
      cause: new Error("at line 3\nof /etc/secret"),
    });
  });

  test("tells the caller nothing but the request's id", async () => {
    const response = await submit();
    const requestId = response.headers.get("x-request-id");
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const text = await response.text();
    expect(text).not.toMatch(/hunter2|secret|TypeError|\.ts|node_modules/);
    expect(JSON.parse(text)).toEqual({
      data: null,
      errors: [
        {
          message: `Something went wrong on the server. It is in its log under the request id ${requestId}.`,
          path: ["submitPaper"],
          locations: expect.anything(),
          extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
        },
      ],
    });
  });

  test("stands in the log whole, under that id", async () => {
    const requestId = (await submit()).headers.get("x-request-id");
    const line = server
      .log()
      .find(({ level, requestId: id }) => level === "error" && id === requestId);
    expect(line).toMatchObject({
      msg: "A request failed",
      path: "submitPaper",
      err: {
        type: "TypeError",
        message: "cannot read hunter2 of undefined",
        cause: { message: "at line 3\\u{a}of /etc/secret" },
      },
    });
    expect(JSON.stringify(line)).toContain("errors.test.ts");
  });

  test("is told alike when the operation has been compiled", async () => {
    for (let round = 0; round < 4; round++) {
      const text = await (await submit()).text();
      expect(text).not.toContain("hunter2");
      expect(text).toContain("INTERNAL_SERVER_ERROR");
    }
  });

  test("of two requests at once is told to each under its own id", async () => {
    const responses = await Promise.all([submit(), submit(), submit()]);
    for (const response of responses)
      expect(await response.text()).toContain(response.headers.get("x-request-id"));
  });
});

describe("what a caller can expect", () => {
  test("comes as a member of the result's union", async () => {
    fault = new SourceUnavailableError("arXiv does not answer. Try again in a minute.");
    expect(await (await submit()).json()).toEqual({
      data: {
        submitPaper: {
          __typename: "SourceUnavailableError",
          code: "SOURCE_UNAVAILABLE",
          message: "arXiv does not answer. Try again in a minute.",
        },
      },
    });
  });

  test("comes under errors, with its code, where there is no union", async () => {
    for (let round = 0; round < 3; round++) {
      const { errors } = await server.graphql(`{ lookup { bucket(prefix: "XYZ") { bits } } }`);
      expect(errors).toMatchObject([
        {
          path: ["lookup", "bucket"],
          message: "A prefix is at most four hex digits, in lower case.",
          extensions: { code: "INVALID_INPUT", fields: [{ path: ["prefix"] }] },
        },
      ]);
      expect(errors?.[0]?.extensions).not.toHaveProperty("requestId");
    }
  });

  test.each([
    [
      "a variable of another type",
      `query ($n: Int) { feed(period: DAY, first: $n) { from } }`,
      { n: "many" },
    ],
    ["a variable that is missing", `query ($id: ID!) { node(id: $id) { id } }`, {}],
    [
      "an enum value that is none",
      `query ($p: FeedPeriod!) { feed(period: $p) { from } }`,
      { p: "YEAR" },
    ],
  ])("%s", async (_what, query, variables) => {
    for (let round = 0; round < 3; round++) {
      const { errors } = await server.graphql(query, variables);
      expect(errors?.length).toBeGreaterThan(0);
      expect(errors?.[0]?.message).toContain("$");
      expect(errors?.[0]?.extensions?.["code"]).not.toBe("INTERNAL_SERVER_ERROR");
    }
  });
});

describe("suggestions", () => {
  const MISSPELT: [string, string][] = [
    ["a field", "{ viewr { id } }"],
    ["a field beneath", "{ viewer { emial } }"],
    ["an argument", "{ feed(perod: DAY) { from } }"],
    ["an enum value", "{ feed(period: DAYY) { from } }"],
    ["a type", "{ ... on Querry { __typename } }"],
    ["a fragment's field", '{ node(id: "x") { titel } }'],
    [
      "an input field",
      `mutation { setVote(input: { papr: { arxiv: "1" }, upvoted: true }) { __typename } }`,
    ],
    ["a variable's type", "query ($p: FeedPerod!) { feed(period: $p) { from } }"],
    ["a directive", "{ viewer @skp(if: true) { id } }"],
  ];

  const VARIABLES: [string, string, Record<string, unknown>][] = [
    [
      "an enum value in a variable",
      "query ($p: FeedPeriod!) { feed(period: $p) { from } }",
      { p: "DAYY" },
    ],
    [
      "an input field in a variable",
      "mutation ($i: SetVoteInput!) { setVote(input: $i) { __typename } }",
      { i: { papr: {}, upvoted: true } },
    ],
  ];

  test.each(MISSPELT)("help with %s while developing", async (_what, query) => {
    const { errors } = await server.graphql(query);
    expect(errors?.length).toBeGreaterThan(0);
  });

  describe.each([
    ["in production", { production: true }],
    ["where introspection is off", { introspection: false }],
  ])("are not made %s", (_when, config) => {
    let quiet: TestServer;
    beforeAll(async () => {
      quiet = await createTestServer({ config, database: server.database });
    });
    afterAll(() => quiet.close());

    test.each([...MISSPELT.map(([what, query]) => [what, query, {}] as const), ...VARIABLES])(
      "for %s",
      async (_what, query, variables) => {
        for (let round = 0; round < 3; round++) {
          const { errors } = await quiet.graphql(query, variables);
          expect(errors?.length).toBeGreaterThan(0);
          expect(JSON.stringify(errors)).not.toMatch(
            /did you mean|"DAY"|WEEK|TRENDING|"paper"|"viewer"/i,
          );
        }
      },
    );
  });

  test("are some, else the tests above could not fail", async () => {
    const texts = await Promise.all(
      MISSPELT.map(async ([, query]) => JSON.stringify((await server.graphql(query)).errors)),
    );
    expect(texts.filter((text) => /did you mean/i.test(text)).length).toBeGreaterThanOrEqual(6);
  });
});

describe("introspection", () => {
  const INTROSPECTIONS = ["{ __schema { types { name } } }", `{ __type(name: "User") { name } }`];

  test.each(INTROSPECTIONS)("is answered: %s", async (query) => {
    expect((await server.graphql(query)).errors).toBeUndefined();
  });

  test.each(INTROSPECTIONS)("is refused where it is off: %s", async (query) => {
    const closed = await createTestServer({
      config: { introspection: false },
      database: server.database,
    });
    const { data, errors } = await closed.graphql(query);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toMatch(/introspection/i);
    expect((await closed.graphql("{ __typename }")).data).toEqual({ __typename: "Query" });
    await closed.close();
  });
});
