import { SourceUnavailableError } from "@paperround/schema/errors";
import { describe, expect, it } from "vitest";
import { HostPace } from "../../src/ingest/host-pace.ts";
import { createPoliteFetch } from "../../src/ingest/polite-fetch.ts";
import type { Manners } from "../../src/ingest/manners.ts";
import { backoff, retryAfter } from "../../src/ingest/try-again.ts";
import { json, redirect, reply, stall, startRudeServer } from "./rude-server.ts";
import { testFetch, USER_AGENT } from "./source-context.ts";

const MANNERS: Manners = {
  source: "Made-up",
  accept: "application/json",
  intervalMs: 0,
  headers: { "x-api-key": "secret" },
};

describe("a polite fetch", () => {
  it("says who asks and for what, and sends the key to the source alone", async () => {
    await using elsewhere = await startRudeServer(json([]));
    const { host } = new URL(elsewhere.url);
    await using server = await startRudeServer(redirect(elsewhere.url));
    const manners = { ...MANNERS, redirectHosts: [host] };
    await testFetch()(manners, new URL(server.url));
    expect(server.requests[0]?.headers).toMatchObject({
      "user-agent": USER_AGENT,
      accept: "application/json",
      "x-api-key": "secret",
    });
    expect(elsewhere.requests[0]?.headers["user-agent"]).toBe(USER_AGENT);
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty("x-api-key");
  });

  it("posts JSON", async () => {
    await using server = await startRudeServer(json([]));
    await testFetch()(MANNERS, new URL(server.url), { json: { ids: ["a"] } });
    expect(server.requests[0]?.method).toBe("POST");
    expect(server.requests[0]?.headers["content-type"]).toBe("application/json");
  });

  it("asks only whether a known answer has changed", async () => {
    await using server = await startRudeServer(
      json([1], { etag: '"a"', "last-modified": "Mon, 05 Jan 2026 08:00:00 GMT" }),
      reply("", 304),
    );
    const politeFetch = testFetch();
    const url = new URL(server.url);
    const first = await politeFetch(MANNERS, url);
    expect(first).toMatchObject({
      unchanged: false,
      etag: '"a"',
      lastModified: "Mon, 05 Jan 2026 08:00:00 GMT",
    });
    const known = { etag: first.etag, lastModified: first.lastModified, entries: 1 };
    expect(await politeFetch(MANNERS, url, { known })).toMatchObject({ unchanged: true, body: "" });
    expect(server.requests[1]?.headers).toMatchObject({
      "if-none-match": '"a"',
      "if-modified-since": "Mon, 05 Jan 2026 08:00:00 GMT",
    });
  });

  it("tries a host again that stalled, and gives up on one that always does", async () => {
    await using slow = await startRudeServer(stall("["), json([]));
    // Long enough for a request to arrive on a busy machine.
    const politeFetch = testFetch({ stallMs: 1_000 });
    expect((await politeFetch(MANNERS, new URL(slow.url))).body).toBe("[]");
    await using stuck = await startRudeServer(stall("["));
    const answer = politeFetch(MANNERS, new URL(stuck.url));
    await expect(answer).rejects.toThrow("it stopped in the middle of an answer");
    expect(stuck.requests).toHaveLength(3);
  });

  it("marks bytes that are no UTF-8, and passes over a byte order mark", async () => {
    await using server = await startRudeServer(
      reply(Buffer.from("Gezeiten f\u00fcr alle", "latin1")),
      reply("\uFEFF[]"),
    );
    const politeFetch = testFetch();
    const url = new URL(server.url);
    expect(await politeFetch(MANNERS, url)).toMatchObject({
      body: "Gezeiten f\uFFFDr alle",
      damaged: true,
    });
    expect(await politeFetch(MANNERS, url)).toMatchObject({ body: "[]", damaged: false });
  });

  it("leaves the host alone for everybody who is asked to wait", async () => {
    await using server = await startRudeServer(reply("", 429, { "retry-after": "60" }), json([]));
    const pace = new HostPace();
    const patience = { deadlineMs: 20_000, stallMs: 20_000, maxRetryAfterMs: 90_000, attempts: 1 };
    const politeFetch = createPoliteFetch({ userAgent: USER_AGENT, patience, pace });
    const url = new URL(server.url);
    await expect(politeFetch(MANNERS, url)).rejects.toThrow(SourceUnavailableError);
    const signal = AbortSignal.timeout(50);
    await expect(pace.turn(url.host, 0, signal)).rejects.toThrow();
    await expect(pace.turn("example.org", 0, signal)).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });
});

describe("the pace of a host", () => {
  it("lets requests start one after the other, each host by itself", async () => {
    const pace = new HostPace();
    const { signal } = new AbortController();
    const order: string[] = [];
    await Promise.all([
      pace.turn("a", 40, signal).then(() => order.push("a1")),
      pace.turn("a", 40, signal).then(() => order.push("a2")),
      pace.turn("b", 40, signal).then(() => order.push("b1")),
      pace.turn("a", 40, signal).then(() => order.push("a3")),
    ]);
    expect(order).toEqual(["a1", "b1", "a2", "a3"]);
  });
});

describe("how long to wait", () => {
  it("doubles with each attempt, and half of it is chance", () => {
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const longest = 400 * 2 ** (attempt - 1);
      const pauses = Array.from({ length: 200 }, () => backoff(attempt));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(longest / 2);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
      expect(new Set(pauses).size).toBeGreaterThan(100);
    }
  });

  it.each([
    ["120", 120_000],
    ["0", 0],
    ["Mon, 05 Jan 2026 00:00:00 GMT", 0],
    ["soon", null],
    ["-1", null],
    ["", null],
  ])("is what Retry-After says: %j", (header, milliseconds) => {
    expect(retryAfter(new Headers({ "retry-after": header }))).toBe(milliseconds);
  });
});
