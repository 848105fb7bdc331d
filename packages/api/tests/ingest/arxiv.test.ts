import { SourceUnavailableError } from "@paperround/schema/errors";
import { describe, expect, it } from "vitest";
import { arxiv } from "../../src/ingest/sources/arxiv.ts";
import { atomError, atomFeed } from "./atom-feed.ts";
import { cutOff, redirect, reply, stall, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import {
  entriesOf,
  inAWord,
  pagesOf,
  sourceContext,
  testFetch,
  USER_AGENT,
} from "./source-context.ts";

const ID = "2601.00001";
const FEED = atomFeed([{ id: "2601.00001v2" }]);

function ask(
  server: Pick<RudeServer, "url">,
  ids: string[],
  deadlineMs = 20_000,
  signal?: AbortSignal,
) {
  const options = { apiUrl: server.url, oaiUrl: server.url, ids };
  return arxiv(
    options,
    sourceContext({ politeFetch: testFetch({ deadlineMs }), ...(signal && { signal }) }),
  );
}

/** The record, or null where arXiv has none. */
async function find(
  server: Pick<RudeServer, "url">,
  id: string,
  deadlineMs?: number,
  signal?: AbortSignal,
) {
  const [entry] = await entriesOf(ask(server, [id], deadlineMs, signal));
  if (entry && "record" in entry) return entry.record;
  if (entry?.reason === "arXiv has no such paper.") return null;
  throw new SourceUnavailableError(entry?.reason ?? "There is no entry.");
}

describe("asking arXiv for one paper", () => {
  it("maps the answer", async () => {
    await using server = await startRudeServer(reply(FEED));
    const record = await find(server, ID);
    expect(record).toMatchObject({
      title: "Tides of Attention",
      ids: [{ scheme: "ARXIV", value: "2601.00001", version: 2 }],
      source: { name: "arxiv", url: "https://arxiv.org/abs/2601.00001" },
    });
  });

  it("asks for the id and says who asks", async () => {
    await using server = await startRudeServer(reply(FEED));
    await find(server, "hep-th/9901001");
    const [request] = server.requests;
    expect(request?.url).toBe("/api/query?id_list=hep-th%2F9901001&max_results=1");
    expect(request?.headers["user-agent"]).toBe(USER_AGENT);
  });

  it.each([
    ["an empty feed", atomFeed([])],
    ["another paper than the one asked for", atomFeed([{ id: "2601.00002v1" }])],
    ["arXiv's word that there is no such id", atomError("incorrect id format for 2601.00001")],
  ])("finds nothing in %s", async (_, body) => {
    await using server = await startRudeServer(reply(body));
    expect(await find(server, ID)).toBeNull();
  });

  it("finds nothing where arXiv says so with status 400", async () => {
    await using server = await startRudeServer(reply(atomError("incorrect id format for x"), 400));
    expect(await find(server, ID)).toBeNull();
    expect(server.requests).toHaveLength(1);
  });
});

describe("when arXiv misbehaves", () => {
  it.each([
    ["429 with a moment to wait", reply("", 429, { "retry-after": "0" })],
    ["503 without one", reply("", 503)],
    ["500", reply("", 500)],
    [
      "a date to wait for that has passed",
      reply("", 503, { "retry-after": "Mon, 05 Jan 2026 00:00:00 GMT" }),
    ],
    ["a cut connection", cutOff(FEED.slice(0, 100))],
  ])("asks again after %s", async (_, first) => {
    await using server = await startRudeServer(first, reply(FEED));
    expect(await find(server, ID)).not.toBeNull();
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    [
      "429 for a long time",
      reply("", 429, { "retry-after": "120" }),
      1,
      "Try again in 120 seconds.",
    ],
    ["503 again and again", reply("", 503, { "retry-after": "0" }), 3, "it answered 503"],
    ["cut connections again and again", cutOff(FEED), 3, "the connection failed"],
    ["403", reply("Forbidden", 403), 1, "it answered 403"],
    ["a web page with status 200", reply("<!DOCTYPE html><p>Down</p>"), 1, "no Atom feed"],
    ["half a feed", reply(FEED.slice(0, -50)), 1, "no Atom feed"],
    ["a complaint", reply(atomError("backend failed")), 1, "it says “backend failed”"],
    [
      "bytes that are no UTF-8",
      reply(Buffer.from(FEED.replace("Tides", "Gez\u00e9iten"), "latin1")),
      1,
      "The entry is not UTF-8",
    ],
    ["a body of 65 MB", reply(" ".repeat(65_000_000)), 1, "is over 64,000,000 bytes"],
    ["a redirect elsewhere", redirect("http://169.254.169.254/"), 1, "not its own"],
    ["a redirect to a file", redirect("file:///etc/passwd"), 1, "not its own"],
    ["a redirect to itself", redirect("/api/query"), 4, "in a circle"],
    ["a record without a title", reply(atomFeed([{ id: ID, title: " " }])), 1, "title is empty"],
  ] as const)("gives up on %s", async (_, listener, requests, message) => {
    await using server = await startRudeServer(listener);
    const answer = find(server, ID);
    await expect(answer).rejects.toThrow(SourceUnavailableError);
    await expect(answer).rejects.toThrow(message);
    expect(server.requests).toHaveLength(requests);
  });

  it("follows a redirect within arXiv", async () => {
    await using server = await startRudeServer(redirect("/api/v2/query"), reply(FEED));
    expect(await find(server, ID)).not.toBeNull();
    expect(server.requests.map(({ url }) => url?.split("?")[0])).toEqual([
      "/api/query",
      "/api/v2/query",
    ]);
  });

  it.each([
    ["sends nothing", () => {}],
    ["stops in the middle", stall(FEED.slice(0, 100))],
  ])("does not wait for ever when it %s", async (_, listener) => {
    await using server = await startRudeServer(listener);
    await expect(find(server, ID, 200)).rejects.toThrow("did not answer within 1 seconds");
  });

  it("says so when nobody listens there", async () => {
    const { url } = await startAndStop();
    await expect(find({ url }, ID)).rejects.toThrow("the connection failed");
  });

  it("stops when the caller does, and says the caller's reason", async () => {
    const caller = new AbortController();
    await using server = await startRudeServer(() => caller.abort(new Error("Stopped.")));
    await expect(find(server, ID, 20_000, caller.signal)).rejects.toThrow("Stopped.");
  });
});

describe("asking arXiv for many papers", () => {
  it("answers in the order of the ids, with a reason for each that is missing", async () => {
    const feed = atomFeed([
      { id: "2601.00003v1", title: "Three" },
      { id: "2601.00001v1", title: "One" },
      { id: "2601.00004v1", title: "" },
    ]);
    await using server = await startRudeServer(reply(feed));
    const ids = ["2601.00001", "2601.00002", "2601.00003", "2601.00004"];
    const entries = await entriesOf(ask(server, ids));
    expect(entries.map(inAWord)).toEqual([
      "One",
      "arXiv 2601.00002: arXiv has no such paper.",
      "Three",
      "arXiv 2601.00004: The title is empty.",
    ]);
  });

  it("asks page by page, and goes on where it stopped", async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `2601.${String(index).padStart(5, "0")}`);
    await using server = await startRudeServer(reply(atomFeed([])));
    const pages = await pagesOf(ask(server, ids));
    expect(pages.map(({ cursor, total }) => [cursor, total])).toEqual([
      ["50", 120],
      ["100", 120],
      [null, 120],
    ]);
    const options = { apiUrl: server.url, oaiUrl: server.url, ids };
    const context = sourceContext({ politeFetch: testFetch(), cursor: "100" });
    expect(await entriesOf(arxiv(options, context))).toHaveLength(20);
    expect(server.requests.at(-1)?.url).toContain("id_list=2601.00100%2C");
  });
});

describe("a query to arXiv", () => {
  const pageOf = (from: number, to: number, total: number) =>
    atomFeed(
      Array.from({ length: to - from }, (_, index) => ({
        id: `2601.${String(from + index).padStart(5, "0")}v1`,
      })),
      total,
    );

  function query(server: RudeServer, more: { limit?: number; cursor?: string } = {}) {
    const { cursor = null, ...rest } = more;
    const options = { apiUrl: server.url, oaiUrl: server.url, query: "cat:cs.CL", ...rest };
    return arxiv(options, sourceContext({ politeFetch: testFetch(), cursor }));
  }

  it("is followed to its end", async () => {
    await using server = await startRudeServer(
      reply(pageOf(0, 100, 150)),
      reply(pageOf(100, 150, 150)),
    );
    const pages = await pagesOf(query(server));
    expect(pages.map(({ entries, cursor, total }) => [entries.length, cursor, total])).toEqual([
      [100, "100", 150],
      [50, null, 150],
    ]);
    expect(
      server.requests.map(({ url }) => new URL(url ?? "", server.url).searchParams.get("start")),
    ).toEqual(["0", "100"]);
  });

  it("ends at the limit", async () => {
    await using server = await startRudeServer(reply(pageOf(0, 7, 150)));
    const [page] = await pagesOf(query(server, { limit: 7 }));
    expect(page).toMatchObject({ cursor: null, total: 7 });
    expect(server.requests[0]?.url).toContain("max_results=7");
  });

  it("asks again for a page that is empty where papers should be", async () => {
    await using server = await startRudeServer(
      reply(atomFeed([], 150)),
      reply(pageOf(100, 150, 150)),
    );
    const [page] = await pagesOf(query(server, { cursor: "100" }));
    expect(page?.entries).toHaveLength(50);
  });

  it("gives up on empty pages in the end", async () => {
    await using server = await startRudeServer(reply(atomFeed([], 150)));
    await expect(pagesOf(query(server))).rejects.toThrow("3 empty pages");
  });

  it("may find nothing", async () => {
    await using server = await startRudeServer(reply(atomFeed([])));
    expect(await pagesOf(query(server))).toEqual([{ entries: [], cursor: null, total: 0 }]);
  });
});

async function startAndStop(): Promise<RudeServer> {
  await using server = await startRudeServer(reply(""));
  return server;
}
