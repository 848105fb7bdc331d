import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { checkServer } from "./check-server.ts";

const ADDRESS = "https://papers.example.org";

beforeEach(() => fakeBrowser.reset());

/** A server that is well and answers GraphQL so. */
function serverThat(answer: (url: URL) => Response): typeof fetch {
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    return url.pathname === "/health" ? Response.json({ status: "ok" }) : answer(url);
  };
}

const BITS = { data: { lookup: { bits: 6 } } };
const refusal = (status: number, code: string) =>
  Response.json({ errors: [{ message: "m", extensions: { code } }] }, { status });

test.for([
  [
    "that answers known operations alone",
    (url: URL) =>
      url.searchParams.has("documentId")
        ? Response.json(BITS)
        : refusal(403, "PERSISTED_QUERY_ONLY"),
  ],
  [
    "of the time before hashes",
    (url: URL) =>
      url.searchParams.has("query") ? Response.json(BITS) : refusal(400, "BAD_REQUEST"),
  ],
] as const)("a server %s is one of ours", async ([, answer]) => {
  expect(await checkServer(ADDRESS, serverThat(answer))).toEqual({ ok: true, value: null });
});

test.for([
  ["something else that is well", () => new Response("hello")],
  ["another GraphQL API", () => refusal(400, "GRAPHQL_VALIDATION_FAILED")],
  ["one that does not let this version in", () => refusal(403, "PERSISTED_QUERY_NOT_IN_LIST")],
] as const)("%s is not", async ([, answer]) => {
  expect(await checkServer(ADDRESS, serverThat(answer))).toMatchObject({
    ok: false,
    failure: { kind: "incompatible", server: ADDRESS },
  });
});

test("nothing that a cache still holds of this address counts", async () => {
  const caches: unknown[] = [];
  const answer = serverThat(() => Response.json(BITS));
  await checkServer(ADDRESS, async (input, init) => {
    caches.push(init?.cache);
    return answer(input, init);
  });
  expect(caches).toEqual(["no-store", "no-store"]);
});
