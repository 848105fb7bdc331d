import { SourceUnavailableError } from "@paperround/schema/errors";
import { describe, expect, it } from "vitest";
import type { Source, SourceContext, SourceEntry, SourcePage } from "../../src/ingest/source.ts";
import { arxiv } from "../../src/ingest/sources/arxiv.ts";
import { crossref } from "../../src/ingest/sources/crossref.ts";
import { daily } from "../../src/ingest/sources/daily.ts";
import { datacite } from "../../src/ingest/sources/datacite.ts";
import { openalex } from "../../src/ingest/sources/openalex.ts";
import { openreview } from "../../src/ingest/sources/openreview.ts";
import { semanticscholar } from "../../src/ingest/sources/semanticscholar.ts";
import { atomFeed } from "./atom-feed.ts";
import {
  arxivId,
  crossrefWork,
  dailyEntry,
  dataciteDoi,
  inOrder,
  oaiPage,
  openAlexWork,
  openReviewNote,
  semanticScholarPaper,
} from "./made-up-answers.ts";
import type { IndexOf } from "./made-up-answers.ts";
import { cutGzip, cutOff, redirect, reply, stall, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import { entriesOf, inAWord, pagesOf, sourceContext, testFetch } from "./source-context.ts";

const LONG_TITLE = "t".repeat(20_000);
const contact = "ada@example.org";
const list =
  <Options>(source: Source<Options>, options: Options) =>
  (context: SourceContext) =>
    source(options, context);

/** Every way of asking a source for a list: how it is asked, and how an answer of these titles looks. */
const SOURCES: readonly {
  name: string;
  at: (server: RudeServer) => (context: SourceContext) => AsyncIterable<SourcePage>;
  answer: (titles: readonly string[], indexOf?: IndexOf) => string;
  /** An error's body, as this source writes it. */
  error: string;
  says: string;
}[] = [
  {
    name: "arXiv's query",
    at: ({ url }) => list(arxiv, { apiUrl: url, oaiUrl: url, query: "all" }),
    answer: (titles, indexOf = inOrder) =>
      atomFeed(titles.map((title, place) => ({ id: `${arxivId(indexOf(place))}v1`, title }))),
    error: "Rate exceeded.",
    says: "no Atom feed",
  },
  {
    name: "arXiv's harvest",
    at: ({ url }) => list(arxiv, { apiUrl: url, oaiUrl: url, harvest: { from: "2026-01-05" } }),
    answer: (titles, indexOf = inOrder) => oaiPage(titles, "", indexOf),
    error:
      '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="badArgument">No such set</error></OAI-PMH>',
    says: "No such set",
  },
  {
    name: "the daily papers",
    at: ({ url }) => list(daily, { apiUrl: url, from: "2026-01-05", to: "2026-01-05" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify(titles.map((title, place) => dailyEntry({ title, index: indexOf(place) }))),
    error: JSON.stringify({ error: "Internal error" }),
    says: "Internal error",
  },
  {
    name: "OpenAlex",
    at: ({ url }) => list(openalex, { apiUrl: url, contact, search: "tides" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify({
        meta: { count: titles.length, next_cursor: null },
        results: titles.map((title, place) => openAlexWork({ title, index: indexOf(place) })),
      }),
    error: JSON.stringify({ error: "Invalid filter", message: "Unknown filter field: x" }),
    says: "Unknown filter field: x",
  },
  {
    name: "Crossref",
    at: ({ url }) => list(crossref, { apiUrl: url, contact, query: "tides" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify({
        status: "ok",
        "message-type": "work-list",
        message: {
          items: titles.map((title, place) => crossrefWork({ title, index: indexOf(place) })),
        },
      }),
    error: JSON.stringify({
      status: "failed",
      "message-type": "validation-failure",
      message: [{ type: "parameter-not-allowed", message: "Unknown parameter" }],
    }),
    says: "Unknown parameter",
  },
  {
    name: "Semantic Scholar",
    at: ({ url }) => list(semanticscholar, { apiUrl: url, query: "tides" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify({
        total: titles.length,
        token: null,
        data: titles.map((title, place) => semanticScholarPaper({ title, index: indexOf(place) })),
      }),
    error: JSON.stringify({ message: "Too Many Requests", code: "429" }),
    says: "Too Many Requests",
  },
  {
    name: "DataCite",
    at: ({ url }) => list(datacite, { apiUrl: url, query: "tides" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify({
        data: titles.map((title, place) => dataciteDoi({ title, index: indexOf(place) })),
        meta: { total: titles.length },
        links: {},
      }),
    error: JSON.stringify({ errors: [{ status: "400", title: "The query is wrong" }] }),
    says: "The query is wrong",
  },
  {
    name: "OpenReview",
    at: ({ url }) => list(openreview, { apiUrl: url, oldApiUrl: url, venue: "Made.up/2026" }),
    answer: (titles, indexOf = inOrder) =>
      JSON.stringify({
        notes: titles.map((title, place) => openReviewNote({ title, index: indexOf(place) })),
        count: titles.length,
      }),
    error: JSON.stringify({ name: "ForbiddenError", message: "Log in first", status: 403 }),
    says: "Log in first",
  },
];

const TITLES = ["Tides of Attention", "Rivers of Data"];

describe.each(SOURCES)("$name", ({ at, answer, error, says }) => {
  const good = reply(answer(TITLES));

  /** Refusals stand beside the titles, with their reason. */
  async function ask(server: RudeServer, patience = {}): Promise<string[]> {
    const context = sourceContext({ politeFetch: testFetch(patience) });
    return (await entriesOf(at(server)(context))).map(inAWord);
  }

  it("maps a good answer", async () => {
    await using server = await startRudeServer(good);
    expect(await ask(server)).toEqual(TITLES);
  });

  it.each([
    ["429 with a moment to wait", reply("", 429, { "retry-after": "0" })],
    ["503", reply("", 503)],
    ["a connection that is cut", cutOff(answer(TITLES).slice(0, 200))],
  ])("comes back after %s", async (_, first) => {
    await using server = await startRudeServer(first, good);
    expect(await ask(server)).toEqual(TITLES);
    expect(server.requests).toHaveLength(2);
  });

  it("comes back after a stall", async () => {
    await using server = await startRudeServer(stall(answer(TITLES).slice(0, 50)), good);
    expect(await ask(server, { stallMs: 500 })).toEqual(TITLES);
    // On a busy machine a good answer may look like a stall, too.
    expect(server.requests.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ["429 for an hour", reply("", 429, { "retry-after": "3600" }), "Try again in 3600 seconds."],
    ["503 for ever", reply("", 503, { "retry-after": "0" }), "it answered 503"],
    ["403", reply("{}", 403), "it answered 403"],
    ["a redirect elsewhere", redirect("http://169.254.169.254/"), "not its own"],
    ["a redirect to itself", redirect("/api/query"), "in a circle"],
    [
      "a web page with status 200",
      reply("<!DOCTYPE html><p>Checking your browser</p>"),
      "its answer",
    ],
    ["nothing at all", reply(""), "its answer"],
    ["half an answer that calls itself whole", reply(answer(TITLES).slice(0, -30)), "its answer"],
    ["a compressed answer that is cut off", cutGzip(answer(TITLES)), "its answer"],
    ["its own error with status 200", reply(error), says],
    ["an answer about something else", reply('{"hello": "world"}'), "its answer"],
  ])("says in a sentence that it cannot be asked: %s", async (_, listener, message) => {
    await using server = await startRudeServer(listener);
    const entries = ask(server);
    await expect(entries).rejects.toThrow(SourceUnavailableError);
    await expect(entries).rejects.toThrow(message);
  });

  it("does not wait for ever", async () => {
    await using server = await startRudeServer(stall(""));
    await expect(ask(server, { deadlineMs: 200 })).rejects.toThrow(
      "did not answer within 1 seconds",
    );
  });

  it("may have nothing", async () => {
    await using server = await startRudeServer(reply(answer([])));
    const context = sourceContext({ politeFetch: testFetch() });
    const pages = await pagesOf(at(server)(context));
    expect(pages.map(({ entries, cursor }) => ({ entries, cursor }))).toEqual([
      { entries: [], cursor: null },
    ]);
  });

  it("loses one record to a title of 20 kB, and one to an empty one", async () => {
    await using server = await startRudeServer(reply(answer(["One", LONG_TITLE, " ", "Four"])));
    const [one, long, empty, four] = await ask(server);
    expect([one, four]).toEqual(["One", "Four"]);
    expect(long).toMatch(/: The title is longer than 2,000 characters\.$/);
    expect(empty).toMatch(/: The title is empty\.$/);
  });

  it("loses one record to bytes that are no UTF-8", async () => {
    // A letter in Latin-1, wherever the title stands.
    const body = Buffer.from(answer(["One", "Gez\u00e9iten", "Three"]), "latin1");
    await using server = await startRudeServer(reply(body));
    const [one, damaged, three] = await ask(server);
    expect([one, three]).toEqual(["One", "Three"]);
    expect(damaged).toMatch(/The entry is not UTF-8\.$/);
  });

  it("gives what stands twice in a page twice, for the import to find that it is one", async () => {
    await using server = await startRudeServer(reply(answer(["Once", "Once"], () => 0)));
    const context = sourceContext({ politeFetch: testFetch() });
    const entries: SourceEntry[] = await entriesOf(at(server)(context));
    const ids = entries.map((entry) => ("record" in entry ? entry.record.ids : []));
    expect(entries.map(inAWord)).toEqual(["Once", "Once"]);
    expect(ids[1]).toEqual(ids[0]);
  });
});
