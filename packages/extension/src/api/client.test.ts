// @vitest-environment node
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { createApi } from "./client.ts";
import type { Api } from "./client.ts";
import type { Operation } from "./graphql.ts";

const hello: Operation<Record<string, unknown>, { hello: string }> = {
  name: "Hello",
  text: "query Hello { hello }",
  isMutation: false,
  check: (data) => z.object({ hello: z.string() }).parse(data),
};

const HELLO_ID = `sha256:${createHash("sha256").update(hello.text).digest("hex")}`;
const greet = { ...hello, name: "Greet", text: "mutation Greet { hello }", isMutation: true };
const GREET_ID = `sha256:${createHash("sha256").update(greet.text).digest("hex")}`;

let server: Server;
let address: string;
let reply: (request: IncomingMessage, response: ServerResponse) => void;
let ended: string[];
let token: string | null;
let textServers: Set<string>;
let api: Api;

beforeEach(async () => {
  ended = [];
  token = "secret-token";
  textServers = new Set();
  server = createServer((request, response) => reply(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = createApi({
    server: async () => address,
    token: async () => token,
    sessionEnded: async (_, old) => void ended.push(old),
    textServers: {
      has: async (one) => textServers.has(one),
      add: async (one) => void textServers.add(one),
    },
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  reply = (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** What came in, as far as it says how the operation was named. */
interface Seen {
  method: string;
  headers: IncomingMessage["headers"];
  sent: Record<string, unknown>;
}

/** Notes what comes in, and answers it. */
function note(answer: (seen: Seen) => { status?: number; body: unknown }): Seen[] {
  const seen: Seen[] = [];
  reply = (request, response) => {
    void (async () => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const query = new URL(request.url ?? "", address).searchParams;
      const sent = Object.assign(
        Object.fromEntries(query),
        body === "" ? {} : (JSON.parse(body) as object),
      );
      const one = { method: request.method ?? "", headers: request.headers, sent };
      seen.push(one);
      const { status = 200, body: said } = answer(one);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(said));
    })();
  };
  return seen;
}

const HELLO = { body: { data: { hello: "reader" } } };

describe("run", () => {
  test("asks by GET and by hash, as the viewer, and gives the checked answer", async () => {
    const seen = note(() => HELLO);
    expect(await api.run(hello, { n: 1 })).toEqual({ ok: true, value: { hello: "reader" } });
    expect(seen).toMatchObject([
      { method: "GET", sent: { documentId: HELLO_ID, variables: '{"n":1}' } },
    ]);
    expect(seen[0]?.sent).not.toHaveProperty("query");
    expect(seen[0]?.headers.authorization).toBe("Bearer secret-token");
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
    expect(seen[0]?.headers).not.toHaveProperty("referer");
  });

  test("changes by POST, by hash", async () => {
    const seen = note(() => HELLO);
    expect(await api.run(greet, { n: 1 })).toMatchObject({ ok: true });
    expect(seen).toMatchObject([{ method: "POST", sent: { documentId: GREET_ID } }]);
    expect(seen[0]?.sent).toEqual({ documentId: GREET_ID, variables: { n: 1 } });
  });

  test("posts what is too long for an address", async () => {
    const seen = note(() => HELLO);
    await api.run(hello, { url: "x".repeat(5000) });
    expect(seen).toMatchObject([{ method: "POST", sent: { documentId: HELLO_ID } }]);
  });

  test("ends the session whose token the server refuses", async () => {
    json({ data: { setVote: { code: "SIGNED_OUT", message: "Sign in." } } });
    const answer = await api.run(hello, {});
    expect(answer).toEqual({ ok: false, failure: { kind: "signed-out", hadSession: true } });
    expect(ended).toEqual(["secret-token"]);
  });

  test("ends nothing when nobody was signed in", async () => {
    token = null;
    json({ data: { setVote: { code: "SIGNED_OUT", message: "Sign in." } } });
    const answer = await api.run(hello, {});
    expect(answer).toEqual({ ok: false, failure: { kind: "signed-out", hadSession: false } });
    expect(ended).toEqual([]);
  });
});

describe("ask", () => {
  test("gets as nobody: no token, no cookie, no referrer, no body", async () => {
    let seen: IncomingMessage | null = null;
    reply = (request, response) => {
      seen = request;
      response.end(JSON.stringify({ data: { hello: "anybody" } }));
    };
    expect(await api.ask(hello, { prefix: "a0" })).toMatchObject({ ok: true });
    const { method, url, headers } = seen as unknown as IncomingMessage;
    expect(method).toBe("GET");
    expect(new URL(url ?? "", address).searchParams.get("variables")).toBe('{"prefix":"a0"}');
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
  });
});

describe("a server that does not know the hash", () => {
  const miss = (code: string) => ({ status: 400, body: { errors: [{ extensions: { code } }] } });

  test.for([
    ["says so", "PERSISTED_QUERY_NOT_FOUND"],
    ["of the time before hashes", "BAD_REQUEST"],
  ])("%s: gets the text, once more the text, and no hash again", async ([, code = ""]) => {
    const seen = note(({ sent }) => ("query" in sent ? HELLO : miss(code)));
    expect(await api.run(hello, {})).toMatchObject({ ok: true });
    expect(await api.run(greet, {})).toMatchObject({ ok: true });
    expect(await api.ask(hello, { prefix: "a0" })).toMatchObject({ ok: true });
    expect(seen.map(({ method, sent }) => [method, sent["documentId"] ?? sent["query"]])).toEqual([
      ["GET", HELLO_ID],
      ["POST", hello.text],
      ["POST", greet.text],
      // A look-up stays what any cache may answer.
      ["GET", hello.text],
    ]);
    expect(seen[1]?.headers.authorization).toBe("Bearer secret-token");
    expect(seen[3]?.headers).not.toHaveProperty("authorization");
  });

  test("asked as nobody: the text goes as nobody's, too", async () => {
    const seen = note(({ sent }) => ("query" in sent ? HELLO : miss("PERSISTED_QUERY_NOT_FOUND")));
    expect(await api.ask(hello, { prefix: "a0" })).toMatchObject({ ok: true });
    expect(seen.map(({ method }) => method)).toEqual(["GET", "GET"]);
    for (const { headers } of seen) {
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("referer");
    }
  });

  test("what is remembered of one is not held against another", async () => {
    textServers.add("https://elsewhere.example");
    const seen = note(() => HELLO);
    await api.run(hello, {});
    expect(seen).toMatchObject([{ sent: { documentId: HELLO_ID } }]);
  });

  test.for([
    ["answers no text", 403, { errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_IN_LIST" } }] }],
    ["refuses the variables", 400, { errors: [{ extensions: { code: "INVALID_INPUT" } }] }],
    [
      "ran it already",
      400,
      { data: { hello: 1 }, errors: [{ extensions: { code: "BAD_REQUEST" } }] },
    ],
    ["is none of ours", 400, "Bad request"],
  ] as const)("but which %s is not asked a second time", async ([, status, body]) => {
    const seen = note(() => ({ status, body }));
    expect(await api.run(greet, {})).toMatchObject({ ok: false });
    expect(seen).toHaveLength(1);
    expect(textServers.size).toBe(0);
  });
});

describe("what can go wrong", () => {
  const soon = expect.closeTo(Date.now() + 42_000, -5);
  const cases: [what: string, arrange: () => void, failure: object][] = [
    ["no JSON", () => json("<h1>It works!</h1>"), { kind: "incompatible" }],
    ["JSON that is no object", () => json("[1]"), { kind: "incompatible" }],
    ["no data at all", () => json({}), { kind: "incompatible" }],
    ["data of another shape", () => json({ data: { hello: 42 } }), { kind: "incompatible" }],
    [
      "a document it does not understand",
      () => json({ errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] }, 400),
      { kind: "incompatible" },
    ],
    [
      "an operation that it does not let in",
      () => json({ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_IN_LIST" } }] }, 403),
      { kind: "incompatible" },
    ],
    [
      "a mishap",
      () => json({ data: null, errors: [{ message: "x", extensions: { requestId: "r1" } }] }),
      { kind: "broken", requestId: "r1" },
    ],
    [
      "a limit, by HTTP",
      () => json({}, 429, { "retry-after": "42" }),
      { kind: "rate-limited", retryAt: soon },
    ],
    [
      "a limit, by type",
      () => json({ data: { x: { code: "RATE_LIMITED", message: "m", retryAfterSeconds: 42 } } }),
      { kind: "rate-limited", retryAt: soon },
    ],
    [
      "a refusal",
      () => json({ data: { x: { code: "NOT_FOUND", message: "No such paper." } } }),
      { kind: "refused", code: "NOT_FOUND", message: "No such paper." },
    ],
    ["a proxy before a dead server", () => json("Bad gateway", 502), { kind: "unreachable" }],
    ["another place", () => json("", 302, { location: "/x" }), { kind: "unreachable" }],
    [
      "a broken connection",
      () => {
        reply = (request) => request.socket.destroy();
      },
      { kind: "unreachable" },
    ],
  ];
  test.for(cases)("%s", async ([, arrange, failure]) => {
    arrange();
    expect(await api.run(hello, {})).toMatchObject({ ok: false, failure });
  });
});
