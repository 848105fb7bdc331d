import { MAX_COST } from "@paperround/schema/cost";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import { NO_LIMITS } from "../support/no-limits.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { tokenWith } from "../tokens/made-tokens.ts";

const NOW = new Date("2026-02-01T12:00:00Z");

let database: Database;
let maker: TestServer;
let ada: SignedIn;
const servers: TestServer[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  maker = await withLimits({});
  ada = await maker.signIn("ada@example.org");
  await addPapers(database.prisma, range(1, 3), { day: "2026-01-05" });
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.close();
});

/** A server with buckets of its own over the same database. */
async function withLimits(limits: Partial<Config["limits"]>): Promise<TestServer> {
  const server = await createTestServer({
    database,
    config: { limits: { ...NO_LIMITS, ...limits } },
    clock: { now: () => NOW },
  });
  servers.push(server);
  return server;
}

interface Sent {
  token?: string;
  peer?: string;
  extensions?: Record<string, unknown>;
}

async function send(server: TestServer, query: string, { token, peer, extensions }: Sent = {}) {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, extensions }),
    ...(peer === undefined ? {} : { peer }),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; extensions: Record<string, unknown> }[];
    extensions?: Record<string, unknown>;
  };
  return { status: response.status, headers: response.headers, ...body };
}

/** Costs as many as there are in a page of the feed, and one for the feed. */
const feed = (first: number, more = "") =>
  `{ feed(period: DAY, first: ${first}) { nodes { id } } ${more} }`;

async function costOf(query: string): Promise<number> {
  return Number((await send(maker, query)).headers.get("x-cost"));
}

describe("the budget", () => {
  test("is told in the answer, its extensions and its headers alike", async () => {
    const server = await withLimits({ anonymousCostPerMinute: 12_000 });
    const query = feed(100, "rateLimit { cost limit remaining resetAt }");
    const cost = await costOf(query);
    expect(cost).toBeGreaterThan(100);
    const { data, headers, extensions } = await send(server, query, {
      extensions: { rateLimit: true },
    });
    const rateLimit = {
      cost,
      limit: 12_000,
      remaining: 12_000 - cost,
      resetAt: new Date(NOW.getTime() + cost * 5).toISOString(),
    };
    expect(data?.["rateLimit"]).toEqual(rateLimit);
    expect(extensions?.["rateLimit"]).toEqual(rateLimit);
    expect(headers.get("ratelimit-policy")).toBe(`"cost";q=12000;w=60`);
    expect(headers.get("ratelimit")).toBe(
      `"cost";r=${12_000 - cost};t=${Math.ceil((cost * 5) / 1000)}`,
    );
    expect(headers.get("access-control-expose-headers")).toContain("ratelimit");
  });

  test("is in no extensions unless it was asked for", async () => {
    expect(await send(maker, feed(1))).not.toHaveProperty("extensions");
    const asked = { extensions: { rateLimit: "yes" } };
    expect(await send(maker, feed(1), asked)).not.toHaveProperty("extensions");
  });

  test("is known before anything runs: what costs more than is left is refused, and asks the database nothing", async () => {
    const cost = await costOf(feed(100));
    const server = await withLimits({ anonymousCostPerMinute: 3 * cost });
    for (let i = 0; i < 3; i++) expect((await send(server, feed(100))).status).toBe(200);
    server.statements();
    const refused = await send(server, feed(100));
    expect(refused.status).toBe(429);
    expect(server.statements()).toEqual([]);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(20);
    expect(refused).not.toHaveProperty("data");
    expect(refused.errors).toMatchObject([
      {
        extensions: {
          code: "RATE_LIMITED",
          retryAfterSeconds: seconds,
          rateLimit: { cost, limit: 3 * cost },
        },
      },
    ]);
    expect(refused.errors?.[0]?.message).toContain(`costs ${cost}`);
    expect(refused.headers.get("cache-control")).toBe("no-store");
  });

  test("still serves what costs less, however often the rest was refused", async () => {
    const cost = await costOf(feed(100));
    const server = await withLimits({ anonymousCostPerMinute: cost + 20 });
    expect((await send(server, feed(100))).status).toBe(200);
    for (let i = 0; i < 30; i++) expect((await send(server, feed(100))).status).toBe(429);
    expect((await send(server, "{ __typename }")).status).toBe(200);
  });

  test("counts pages that nobody asked a size of, and no operation is free", async () => {
    expect(await costOf("{ feed(period: DAY) { nodes { id } } }")).toBe(await costOf(feed(20)));
    const { data } = await send(maker, "{ rateLimit { cost } }");
    expect(data?.["rateLimit"]).toEqual({ cost: 1 });
    const server = await withLimits({ anonymousCostPerMinute: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await send(server, "{ __typename }")).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test("is not used up by an operation that is refused for its size", async () => {
    const server = await withLimits({ anonymousCostPerMinute: MAX_COST });
    const huge =
      "{ feed(period: DAY, first: 100) { nodes { related(first: 100) { nodes { related(first: 100) { nodes { id } } } } } } }";
    const refused = await send(server, huge);
    expect(refused.errors?.[0]?.extensions["code"]).toBe("TOO_COSTLY");
    const { headers } = await send(server, "{ __typename }");
    const remaining = Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
    expect(remaining).toBeGreaterThanOrEqual(MAX_COST - 2);
  });

  test("of mutations is paid before they run", async () => {
    const server = await withLimits({ costPerMinute: 3 });
    const create = `mutation { createList(input: { name: "Never made", idempotencyKey: "x" }) { ... on CreateListSuccess { list { owner { handle } items(first: 100) { nodes { id } } } } } }`;
    expect((await send(server, create, { token: ada.token })).status).toBe(429);
    expect(await database.prisma.list.count({ where: { name: "Never made" } })).toBe(0);
  });
});

describe("whose budget it is", () => {
  test("each token's, each person's with a session, each address's signed out", async () => {
    const [one, two] = [
      await tokenWith(maker, ada.token, ["READ"]),
      await tokenWith(maker, ada.token, ["READ"]),
    ];
    const second = await maker.signIn("ada@example.org");
    const server = await withLimits({ costPerMinute: 2, anonymousCostPerMinute: 1 });
    const statusFor = async (sent: Sent) => (await send(server, "{ __typename }", sent)).status;
    const peer = "192.0.2.1";
    // A program that spends all its own takes nothing from the other, nor from the person.
    expect([await statusFor({ token: one, peer }), await statusFor({ token: one })]).toEqual([
      200, 200,
    ]);
    expect(await statusFor({ token: one, peer: "192.0.2.2" })).toBe(429);
    expect(await statusFor({ token: two, peer })).toBe(200);
    // Two sessions of a person are one.
    expect(await statusFor({ token: ada.token, peer })).toBe(200);
    expect(await statusFor({ token: second.token, peer })).toBe(200);
    expect(await statusFor({ token: second.token, peer })).toBe(429);
    expect(await statusFor({ peer })).toBe(200);
    expect(await statusFor({ peer })).toBe(429);
    expect(await statusFor({ peer: "192.0.2.2" })).toBe(200);
  });

  test("not that of a token somebody made up or was taken from: those are paid by the address", async () => {
    const secret = await tokenWith(maker, ada.token, ["READ"]);
    const server = await withLimits({ costPerMinute: 1, requestsPerMinute: 3 });
    const forged = secret.slice(0, -1) + (secret.endsWith("0") ? "1" : "0");
    const peer = "192.0.2.66";
    const answers = [];
    for (let i = 0; i < 5; i++)
      answers.push((await send(server, "{ __typename }", { token: forged, peer })).status);
    expect(answers).toEqual([401, 401, 401, 429, 429]);
    expect((await send(server, "{ __typename }", { token: secret, peer })).status).toBe(200);
  });
});

test("an answer that anybody may keep tells nobody's budget", async () => {
  const url = `/graphql?query=${encodeURIComponent(feed(2))}`;
  const kept = await maker.fetch(url);
  expect(kept.headers.get("cache-control")).toBe("public, max-age=60");
  expect(kept.headers.get("ratelimit")).toBeNull();
  const own = await maker.fetch(`${url}&extensions=${encodeURIComponent('{"rateLimit":true}')}`);
  expect(own.headers.get("cache-control")).toBe("no-store");
  expect(await own.json()).toHaveProperty("extensions.rateLimit.limit");
  const asked = await maker.fetch(
    `/graphql?query=${encodeURIComponent(feed(2, "rateLimit { remaining }"))}`,
  );
  expect(asked.headers.get("cache-control")).toBe("no-store");
});
