import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Config } from "../../src/config.ts";
import { NO_LIMITS } from "../support/no-limits.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";
import type { Database } from "../../src/database/database.ts";

let database: Database;
const servers: TestServer[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.close();
});

/** A server with its own counters over the same database. */
async function withLimits(
  limits: Partial<Config["limits"]>,
  config: Partial<Config> = {},
): Promise<TestServer> {
  const server = await createTestServer({
    database,
    config: { limits: { ...NO_LIMITS, ...limits }, ...config },
  });
  servers.push(server);
  return server;
}

const TYPENAME = "/graphql?query={__typename}";

const statuses = async (
  server: TestServer,
  times: number,
  init: RequestInit & { peer?: string } = {},
) => {
  const answers = [];
  for (let i = 0; i < times; i++) answers.push(await server.fetch(TYPENAME, init));
  return answers.map(({ status }) => status);
};

const as = (token: string, peer: string) => ({
  headers: { authorization: `Bearer ${token}` },
  peer,
});
const forged = (address: string) => ({
  headers: { "x-forwarded-for": address },
  peer: "192.0.2.5",
});

const ask = async (server: TestServer, email: string): Promise<string> => {
  const { data } = await server.graphql<{ requestSignInCode: { __typename: string } }>(
    `mutation ($email: String!) { requestSignInCode(input: { email: $email }) { __typename ... on RateLimitedError { code retryAfterSeconds } } }`,
    { email },
  );
  return data.requestSignInCode.__typename;
};

describe("requests", () => {
  test("beyond the allowance get 429, when to come back, and the error in GraphQL's shape", async () => {
    const server = await withLimits({ requestsPerMinute: 3 });
    expect(await statuses(server, 3)).toEqual([200, 200, 200]);
    const refused = await server.fetch(TYPENAME, { headers: { accept: "application/json" } });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: `Too many requests: try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
          extensions: { code: "RATE_LIMITED", retryAfterSeconds: seconds },
        },
      ],
    });
    expect(refused.headers.get("cache-control")).toBe("no-store");
  });

  test("are counted an address, an IPv6 one by its network", async () => {
    const server = await withLimits({ requestsPerMinute: 2 });
    expect(await statuses(server, 2, { peer: "192.0.2.1" })).toEqual([200, 200]);
    expect(await statuses(server, 1, { peer: "192.0.2.2" })).toEqual([200]);
    expect(await statuses(server, 1, { peer: "::ffff:192.0.2.1" })).toEqual([429]);
    expect(await statuses(server, 1, { peer: "2001:db8:1:2::1" })).toEqual([200]);
    expect(await statuses(server, 1, { peer: "2001:db8:1:2:ffff::9" })).toEqual([200]);
    expect(await statuses(server, 1, { peer: "2001:db8:1:2:aaaa:bbbb:cccc:dddd" })).toEqual([429]);
    expect(await statuses(server, 1, { peer: "2001:db8:1:3::1" })).toEqual([200]);
  });

  test("of a person are counted together, wherever from, and apart from their address", async () => {
    const maker = await withLimits({});
    const first = await maker.signIn("two-places@example.org");
    const second = await maker.signIn("two-places@example.org");
    const server = await withLimits({ requestsPerMinute: 3 });
    expect(await statuses(server, 2, as(first.token, "192.0.2.1"))).toEqual([200, 200]);
    expect(await statuses(server, 2, as(second.token, "192.0.2.9"))).toEqual([200, 429]);
    expect(await statuses(server, 1, { peer: "192.0.2.1" })).toEqual([200]);
  });

  test("with made-up tokens count for the address, and ask the database nothing", async () => {
    const server = await withLimits({ requestsPerMinute: 2 });
    server.statements();
    const answers = [];
    for (const token of ["a".repeat(32), `${"a".repeat(32)}.${"b".repeat(43)}`, "x.y"])
      answers.push(...(await statuses(server, 1, as(token, "192.0.2.77"))));
    expect(answers).toEqual([200, 200, 429]);
    expect(server.statements()).toEqual([]);
  });

  test("cannot choose another address, unless a proxy is trusted", async () => {
    const plain = await withLimits({ requestsPerMinute: 1 });
    expect(await statuses(plain, 1, forged("203.0.113.1"))).toEqual([200]);
    expect(await statuses(plain, 1, forged("203.0.113.2"))).toEqual([429]);
    const proxied = await withLimits({ requestsPerMinute: 1 }, { trustedProxies: 1 });
    expect(await statuses(proxied, 1, forged("203.0.113.1"))).toEqual([200]);
    expect(await statuses(proxied, 1, forged("203.0.113.2"))).toEqual([200]);
    expect(await statuses(proxied, 1, forged("198.51.100.7, 203.0.113.2"))).toEqual([429]);
  });

  test("for the state of the server are not counted", async () => {
    const server = await withLimits({ requestsPerMinute: 1 });
    for (let i = 0; i < 5; i++) expect((await server.fetch("/health")).status).toBe(200);
  });
});

describe("codes by mail", () => {
  test("are sent so many times to an address, however it is spelled", async () => {
    const server = await withLimits({ signInCodesPerHour: 2 });
    expect(await ask(server, "eve@example.org")).toBe("RequestSignInCodeSuccess");
    expect(await ask(server, "EVE@example.org")).toBe("RequestSignInCodeSuccess");
    expect(await ask(server, " Eve@Example.org ")).toBe("RateLimitedError");
    expect(await server.outbox()).toHaveLength(2);
  });

  test("are sent so many times for one caller, to whomever", async () => {
    const server = await withLimits({ signInCodesPerHour: 2 });
    const answers = [];
    for (let i = 0; i < 9; i++) answers.push(await ask(server, `victim-${i}@example.org`));
    expect(answers.filter((answer) => answer === "RequestSignInCodeSuccess")).toHaveLength(8);
    expect(answers.at(-1)).toBe("RateLimitedError");
    expect(await server.outbox()).toHaveLength(8);
  });

  test("are guessed so many times, whichever code is meant", async () => {
    const server = await withLimits({ signInsPerHour: 7 });
    const answers: string[] = [];
    for (let i = 0; i < 10; i++) {
      if (i % 5 === 0) await ask(server, "target@example.org");
      const { data } = await server.graphql<{ signIn: { __typename: string } }>(
        `mutation ($code: String!) { signIn(input: { email: "target@example.org", code: $code }) { __typename } }`,
        { code: String(100_000 + i) },
      );
      answers.push(data.signIn.__typename);
    }
    expect(answers).toEqual([
      ...Array.from({ length: 7 }, () => "WrongCodeError"),
      ...Array.from({ length: 3 }, () => "RateLimitedError"),
    ]);
  });
});

const save = async (server: TestServer, token: string, name: string) => {
  const { data } = await server.graphql<{ createList: Record<string, unknown> }>(
    `mutation ($name: String!) { createList(input: { name: $name, idempotencyKey: $name }) { __typename ... on RateLimitedError { code retryAfterSeconds } } }`,
    { name },
    { token },
  );
  return data.createList;
};

describe("writing", () => {
  test("is counted a person, and the refusal is a typed error that says when", async () => {
    const server = await withLimits({ writesPerMinute: 2 });
    const { token } = await server.signIn("writer@example.org");
    const other = await server.signIn("other-writer@example.org");
    expect(await save(server, token, "one")).toMatchObject({ __typename: "CreateListSuccess" });
    expect(await save(server, token, "two")).toMatchObject({ __typename: "CreateListSuccess" });
    const refused = await save(server, token, "three");
    expect(refused).toMatchObject({ __typename: "RateLimitedError", code: "RATE_LIMITED" });
    expect(refused["retryAfterSeconds"]).toBeGreaterThanOrEqual(1);
    expect(await save(server, other.token, "one")).toMatchObject({
      __typename: "CreateListSuccess",
    });
  });
});
