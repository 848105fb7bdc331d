import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "graphql";
import { cacheSeconds } from "../../src/security/use-cache-headers.ts";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
beforeAll(async () => {
  server = await createTestServer();
  ada = await server.signIn("ada@example.org");
});
afterAll(() => server.close());

const LOOKUP = `{ lookup { bits bucket(prefix: "") { papers { id hashes upvoteCount } } } }`;
const FEED = `{ feed(period: TRENDING) { nodes { id title } } }`;

const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
  server.fetch(`/graphql?query=${encodeURIComponent(query)}`, { headers });

describe("an anonymous GET", () => {
  test.each([
    ["a look-up", LOOKUP, "public, max-age=86400"],
    [
      "a look-up with the type beside it",
      `query Q { __typename ${LOOKUP.slice(1)}`,
      "public, max-age=86400",
    ],
    ["a look-up in a fragment", `{ ...F } fragment F on Query ${LOOKUP}`, "public, max-age=86400"],
    ["a feed", FEED, "public, max-age=60"],
    [
      "a feed and a look-up",
      `{ lookup { bits } feed(period: DAY) { nodes { id } } }`,
      "public, max-age=60",
    ],
    [
      "a feed with what is the viewer's deep in it",
      `{ feed(period: TRENDING) { nodes { ...P } } } fragment P on Paper { seen: viewerHasUpvoted }`,
      "no-store",
    ],
    ["the viewer", `{ viewer { id } }`, "no-store"],
    ["the viewer, called a feed", `{ feed: viewer { id } }`, "no-store"],
    ["a look-up, called the viewer", `{ viewer: lookup { bits } }`, "public, max-age=86400"],
    ["the viewer beside a look-up", `{ lookup { bits } viewer { id } }`, "no-store"],
    [
      "the viewer in a fragment beside a look-up",
      `{ lookup { bits } ...F } fragment F on Query { viewer { id } }`,
      "no-store",
    ],
    [
      "the viewer in an inline fragment",
      `{ lookup { bits } ... @include(if: true) { viewer { id } } }`,
      "no-store",
    ],
    ["one paper", `{ paper(ref: { arxiv: "2311.14648" }) { id } }`, "no-store"],
    ["the type alone", `{ __typename }`, "no-store"],
    [
      "one of two operations",
      `query A ${LOOKUP} query B { viewer { id } }&operationName=A`,
      "no-store",
    ],
  ])("of %s", async (_what, query, expected) => {
    const response = await server.fetch(
      `/graphql?query=${encodeURIComponent(query).replace(/%26operationName%3DA$/, "&operationName=A")}`,
    );
    expect(response.headers.get("cache-control")).toBe(expected);
    expect(response.headers.get("vary")).toContain("Authorization");
    expect(response.headers.get("vary")).toContain("Accept");
    expect(await response.json()).not.toHaveProperty("errors");
  });

  test.each([
    ["fails as a whole", `{ lookup { bucket(prefix: "not hex") { bits } } }`],
    ["does not parse", `{ lookup {`],
    ["is not valid", `{ lookup { nothing } }`],
  ])("that %s is not kept", async (_what, query) => {
    const response = await get(query);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toHaveProperty("errors");
  });
});

describe("never for everybody:", () => {
  test("what a person asked", async () => {
    const response = await get(FEED, { authorization: `Bearer ${ada.token}` });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("what somebody asked with a token that is none", async () => {
    const response = await get(LOOKUP, { authorization: "Bearer nonsense" });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("what was asked by POST", async () => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: LOOKUP }),
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

test("a subscription or mutation is never kept", () => {
  expect(cacheSeconds(parse("mutation { lookup { bits } }"))).toBeNull();
  expect(cacheSeconds(parse("subscription { feed { from } }"))).toBeNull();
});
