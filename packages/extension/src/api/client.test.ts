// @vitest-environment node
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
  check: (data) => z.object({ hello: z.string() }).parse(data),
};

let server: Server;
let address: string;
let reply: (request: IncomingMessage, response: ServerResponse) => void;
let ended: string[];
let token: string | null;
let api: Api;

beforeEach(async () => {
  ended = [];
  token = "secret-token";
  server = createServer((request, response) => reply(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = createApi({
    server: async () => address,
    token: async () => token,
    sessionEnded: async (_, old) => void ended.push(old),
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

describe("run", () => {
  test("posts as the viewer and gives the checked answer", async () => {
    let authorization: string | undefined;
    reply = (request, response) => {
      authorization = request.headers.authorization;
      response.end(JSON.stringify({ data: { hello: "reader" } }));
    };
    expect(await api.run(hello, {})).toEqual({ ok: true, value: { hello: "reader" } });
    expect(authorization).toBe("Bearer secret-token");
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
