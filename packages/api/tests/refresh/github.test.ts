import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { askGithubStars } from "../../src/refresh/github.ts";
import { cutOff, json, redirect, reply, stall, startRudeServer } from "../ingest/rude-server.ts";
import { testFetch } from "../ingest/source-context.ts";

const NAME = "ada/tides";
const { signal } = new AbortController();

const STALLED = stall("{");

/** Asks a server that answers like this. */
async function ask(
  listeners: RequestListener[],
  { etag = null, token, stallMs }: { etag?: string | null; token?: string; stallMs?: number } = {},
) {
  await using server = await startRudeServer(...listeners);
  const apiUrl = new URL(server.url).origin;
  const access = { apiUrl, token };
  const answer = await askGithubStars(
    testFetch(stallMs === undefined ? {} : { stallMs }),
    access,
    { name: NAME, etag },
    signal,
  );
  return { answer, requests: server.requests };
}

describe("the stars of a repository", () => {
  test("are counted, by whoever runs the instance, and with the token where there is one", async () => {
    const { answer, requests } = await ask([json({ stargazers_count: 42 }, { etag: '"a"' })], {
      token: "secret",
    });
    expect(answer).toEqual({ stars: 42, etag: '"a"' });
    expect(requests[0]?.url).toBe("/repos/ada/tides");
    expect(requests[0]?.headers).toMatchObject({
      authorization: "Bearer secret",
      accept: "application/vnd.github+json",
      "user-agent": expect.stringContaining("mailto:"),
    });
  });

  test("are not sent again while they are the same", async () => {
    const { answer, requests } = await ask([reply("", 304)], { etag: '"a"' });
    expect(answer).toEqual({ stars: "unchanged", etag: '"a"' });
    expect(requests[0]?.headers["if-none-match"]).toBe('"a"');
  });

  test("of one that was renamed are found where it is now", async () => {
    const { answer } = await ask([redirect("/repositories/7"), json({ stargazers_count: 7 })]);
    expect(answer.stars).toBe(7);
  });

  test.each([404, 410, 451])("of one that is not there (%i) are none", async (status) => {
    const { answer } = await ask([reply('{"message":"Not Found"}', status)]);
    expect(answer).toEqual({ stars: null, etag: null });
  });

  test("are asked for again after a moment", async () => {
    const { answer } = await ask([reply("", 503), reply("", 429), json({ stargazers_count: 1 })]);
    expect(answer.stars).toBe(1);
  });

  test.each<[string, RequestListener]>([
    ["is busy", reply("", 503)],
    ["has had enough", reply("", 429, { "retry-after": "3600" })],
    [
      "has had enough, in its own way",
      reply('{"message":"API rate limit exceeded"}', 403, { "x-ratelimit-remaining": "0" }),
    ],
    ["stops in the middle", STALLED],
    ["hangs up", cutOff("{")],
    ["sends to another host", redirect("http://127.0.0.2:1/")],
    ["answers with a page", reply("<html></html>")],
    ["counts no stars", json({ name: "tides" })],
    ["counts what is no number", json({ stargazers_count: "many" })],
    ["counts less than none", json({ stargazers_count: -1 })],
    ["counts more than there can be", json({ stargazers_count: 1e15 })],
  ])("are not known from a GitHub that %s", async (_how, listener) => {
    // Short only for one that never goes on.
    const asked = ask([listener], listener === STALLED ? { stallMs: 300 } : {});
    await expect(asked).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE" });
  });
});
