import { SourceUnavailableError } from "@paperround/schema/errors";
import { describe, expect, it } from "vitest";
import { createArxivSource } from "../../src/ingest/sources/arxiv.ts";
import { createPaperResolver } from "../../src/ingest/paper-resolver.ts";
import { atomError, atomFeed } from "./atom-feed.ts";
import { cutOff, reply, stall, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import { collect } from "./collect.ts";

const ID = "2601.00001";
const FEED = atomFeed([{ id: "2601.00001v2" }]);
const ADDRESS = "Paperround/0.1.0 (+mailto:ada@example.org)";

/** No pace, and a deadline that only a server that stalls can reach. */
function sourceOn({ url }: Pick<RudeServer, "url">, deadlineMs = 20_000) {
  return createArxivSource({
    apiUrl: url,
    clock: { now: () => new Date("2026-01-05T08:00:00Z") },
    userAgent: ADDRESS,
    pace: { intervalMs: 0, deadlineMs, maxRetryAfterMs: 100 },
  });
}

describe("asking arXiv for one paper", () => {
  it("maps the answer", async () => {
    await using server = await startRudeServer(reply(FEED));
    const record = await sourceOn(server).find(ID);
    expect(record).toMatchObject({
      title: "Tides of Attention",
      ids: [{ scheme: "ARXIV", value: "2601.00001", version: 2 }],
      source: { name: "arxiv", url: server.url },
    });
  });

  it("asks for the id and says who asks", async () => {
    await using server = await startRudeServer(reply(FEED));
    await sourceOn(server).find("hep-th/9901001");
    const [request] = server.requests;
    expect(request?.url).toBe("/api/query?id_list=hep-th%2F9901001&max_results=1");
    expect(request?.headers["user-agent"]).toBe(ADDRESS);
  });

  it.each([
    ["an empty feed", atomFeed([])],
    ["another paper than the one asked for", atomFeed([{ id: "2601.00002v1" }])],
    ["arXiv's word that there is no such id", atomError("incorrect id format for 2601.00001")],
  ])("finds nothing in %s", async (_, body) => {
    await using server = await startRudeServer(reply(body));
    expect(await sourceOn(server).find(ID)).toBeNull();
  });

  it("finds nothing where arXiv says so with status 400", async () => {
    await using server = await startRudeServer(reply(atomError("incorrect id format for x"), 400));
    expect(await sourceOn(server).find(ID)).toBeNull();
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
    expect(await sourceOn(server).find(ID)).not.toBeNull();
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
    ["bytes that are no UTF-8", reply(Buffer.from(FEED + "é", "latin1")), 1, "is not UTF-8"],
    ["a body of 9 MB", reply(" ".repeat(9_000_000)), 1, "is over 8,000,000 bytes"],
    ["a redirect elsewhere", redirect("http://169.254.169.254/"), 1, "not its own"],
    ["a redirect to a file", redirect("file:///etc/passwd"), 1, "not its own"],
    ["a redirect to itself", redirect("/api/query"), 4, "in a circle"],
    ["a record without a title", reply(atomFeed([{ id: ID, title: " " }])), 1, "title is empty"],
  ] as const)("gives up on %s", async (_, listener, requests, message) => {
    await using server = await startRudeServer(listener);
    const answer = sourceOn(server).find(ID);
    await expect(answer).rejects.toThrow(SourceUnavailableError);
    await expect(answer).rejects.toThrow(message);
    expect(server.requests).toHaveLength(requests);
  });

  it("follows a redirect within arXiv", async () => {
    await using server = await startRudeServer(redirect("/api/v2/query"), reply(FEED));
    expect(await sourceOn(server).find(ID)).not.toBeNull();
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
    await expect(sourceOn(server, 200).find(ID)).rejects.toThrow("did not answer within 1 seconds");
  });

  it("says so when nobody listens there", async () => {
    const { url } = await startAndStop();
    await expect(sourceOn({ url }).find(ID)).rejects.toThrow("the connection failed");
  });

  it("stops when the caller does, and says the caller's reason", async () => {
    const caller = new AbortController();
    await using server = await startRudeServer(() => caller.abort(new Error("Stopped.")));
    await expect(sourceOn(server).find(ID, caller.signal)).rejects.toThrow("Stopped.");
  });
});

describe("asking arXiv for many papers", () => {
  it("answers in the order of the ids, with a reason for each that is missing", async () => {
    const feed = atomFeed([
      { id: "2601.00003v1" },
      { id: "2601.00001v1" },
      { id: "2601.00004v1", title: "" },
    ]);
    await using server = await startRudeServer(reply(feed));
    const ids = ["2601.00001", "2601.00002", "2601.00003", "2601.00004"];
    const items = await collect(sourceOn(server).findAll(ids));
    expect(
      items.map((item) => (item.kind === "record" ? item.record.ids[0]?.value : item)),
    ).toEqual([
      "2601.00001",
      { kind: "problem", where: "arXiv 2601.00002", reason: "arXiv has no such paper." },
      "2601.00003",
      { kind: "problem", where: "arXiv 2601.00004", reason: "The title is empty." },
    ]);
  });

  it("asks for 50 at a time", async () => {
    await using server = await startRudeServer(reply(atomFeed([])));
    const ids = Array.from(
      { length: 120 },
      (_, index) => `2601.${String(index + 1).padStart(5, "0")}`,
    );
    const items = await collect(sourceOn(server).findAll(ids));
    expect(items).toHaveLength(120);
    expect(server.requests.map(({ url }) => url?.split("%2C").length)).toEqual([50, 50, 20]);
  });
});

describe("the resolver", () => {
  it("asks once for all who want the same paper at once, and again for who comes later", async () => {
    await using server = await startRudeServer(reply(FEED));
    const resolver = createPaperResolver({ arxiv: sourceOn(server) });
    const id = { scheme: "ARXIV", value: ID } as const;
    const [one, two] = await Promise.all([resolver.resolve(id), resolver.resolve(id)]);
    expect(one?.title).toBe("Tides of Attention");
    expect(two).toBe(one);
    expect(server.requests).toHaveLength(1);
    await resolver.resolve(id);
    expect(server.requests).toHaveLength(2);
  });

  it("forgets a failure", async () => {
    await using server = await startRudeServer(reply("", 403), reply(FEED));
    const resolver = createPaperResolver({ arxiv: sourceOn(server) });
    const id = { scheme: "ARXIV", value: ID } as const;
    await expect(resolver.resolve(id)).rejects.toThrow(SourceUnavailableError);
    expect(await resolver.resolve(id)).not.toBeNull();
  });

  it("knows no source for other schemes", async () => {
    await using server = await startRudeServer(reply(FEED));
    const resolver = createPaperResolver({ arxiv: sourceOn(server) });
    expect(await resolver.resolve({ scheme: "DOI", value: "10.5555/tides" })).toBeNull();
    expect(server.requests).toHaveLength(0);
  });
});

function redirect(location: string) {
  return reply("", 302, { location });
}

async function startAndStop(): Promise<RudeServer> {
  await using server = await startRudeServer(reply(""));
  return server;
}
