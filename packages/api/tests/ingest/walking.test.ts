import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { describe, expect, it } from "vitest";
import type { SourceContext } from "../../src/ingest/source.ts";
import { arxiv } from "../../src/ingest/sources/arxiv.ts";
import { crossref } from "../../src/ingest/sources/crossref.ts";
import { datacite } from "../../src/ingest/sources/datacite.ts";
import { openalex } from "../../src/ingest/sources/openalex.ts";
import { openreview } from "../../src/ingest/sources/openreview.ts";
import { semanticscholar } from "../../src/ingest/sources/semanticscholar.ts";
import {
  crossrefWork,
  dataciteDoi,
  oaiPage,
  openAlexWork,
  openReviewNote,
  semanticScholarPaper,
} from "./made-up-answers.ts";
import { json, redirect, reply, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import { entriesOf, inAWord, pagesOf, sourceContext, testFetch } from "./source-context.ts";

const contact = "ada@example.org";
const some = <Entry>(count: number, make: (made: { index: number }) => Entry): Entry[] =>
  Array.from({ length: count }, (_, index) => make({ index }));
const context = (more: Partial<SourceContext> = {}) =>
  sourceContext({ politeFetch: testFetch(), ...more });

/** What the server was asked, without the address. */
function asked(server: RudeServer, ...names: string[]): Record<string, string | null>[] {
  return server.requests.map(({ url }) => {
    const { searchParams } = new URL(url ?? "", server.url);
    return Object.fromEntries(names.map((name) => [name, searchParams.get(name)]));
  });
}

describe("a harvest of arXiv", () => {
  const ask = ({ url }: RudeServer, more: Partial<SourceContext> = {}, options = {}) =>
    arxiv({ apiUrl: url, oaiUrl: url, harvest: { from: "2026-01-05", ...options } }, context(more));
  const expired =
    '<OAI-PMH xmlns="x"><error code="badResumptionToken">The token has expired</error></OAI-PMH>';

  it("follows its tokens", async () => {
    await using server = await startRudeServer(
      reply(oaiPage(["One"], "a&amp;1")),
      reply(oaiPage(["Two"])),
    );
    const pages = await pagesOf(ask(server, {}, { until: "2026-01-06", set: "cs" }));
    expect(pages.map(({ cursor }) => cursor)).toEqual(["a&1", null]);
    expect(asked(server, "metadataPrefix", "from", "until", "set", "resumptionToken")).toEqual([
      {
        metadataPrefix: "arXivRaw",
        from: "2026-01-05",
        until: "2026-01-06",
        set: "cs",
        resumptionToken: null,
      },
      { metadataPrefix: null, from: null, until: null, set: null, resumptionToken: "a&1" },
    ]);
  });

  it("goes on where it stopped", async () => {
    await using server = await startRudeServer(reply(oaiPage(["Two"])));
    expect((await entriesOf(ask(server, { cursor: "a&1" }))).map(inAWord)).toEqual(["Two"]);
    expect(asked(server, "resumptionToken")).toEqual([{ resumptionToken: "a&1" }]);
  });

  it("begins again when its token has expired", async () => {
    await using server = await startRudeServer(reply(expired), reply(oaiPage(["One"])));
    expect((await entriesOf(ask(server, { cursor: "old" }))).map(inAWord)).toEqual(["One"]);
    expect(asked(server, "from")).toEqual([{ from: null }, { from: "2026-01-05" }]);
  });

  it("does not begin again for ever", async () => {
    await using server = await startRudeServer(reply(oaiPage(["One"], "a")), reply(expired));
    await expect(pagesOf(ask(server))).rejects.toThrow("The token has expired");
  });

  it("may find that nothing has changed", async () => {
    const none = '<OAI-PMH xmlns="x"><error code="noRecordsMatch">None</error></OAI-PMH>';
    await using server = await startRudeServer(reply(none));
    expect(await pagesOf(ask(server))).toEqual([{ entries: [], cursor: null }]);
  });

  it("follows arXiv to its new address", async () => {
    await using server = await startRudeServer(redirect("/oai"), reply(oaiPage(["One"])));
    expect((await entriesOf(ask(server))).map(inAWord)).toEqual(["One"]);
  });
});

describe("a list", () => {
  const openAlexPage = (count: number, next: string | null) =>
    json({ meta: { count: 250, next_cursor: next }, results: some(count, openAlexWork) });
  const search = ({ url }: RudeServer, limit?: number, cursor: string | null = null) =>
    openalex(
      {
        apiUrl: url,
        apiKey: "key",
        contact,
        search: "tides",
        ...(limit !== undefined && { limit }),
      },
      context({ cursor }),
    );

  it("is walked through to its end", async () => {
    await using server = await startRudeServer(
      openAlexPage(100, "b"),
      openAlexPage(100, "c"),
      openAlexPage(50, null),
    );
    const pages = await pagesOf(search(server));
    expect(pages.map(({ entries, cursor, total }) => [entries.length, cursor, total])).toEqual([
      [100, "100 b", 250],
      [100, "200 c", 250],
      [50, null, 250],
    ]);
    expect(asked(server, "cursor", "api_key", "mailto")).toEqual(
      ["*", "b", "c"].map((cursor) => ({ cursor, api_key: "key", mailto: contact })),
    );
  });

  it("ends at the limit, also when it goes on where it stopped", async () => {
    await using server = await startRudeServer(openAlexPage(100, "b"));
    expect((await pagesOf(search(server, 30))).map(({ entries }) => entries.length)).toEqual([30]);
    const rest = await pagesOf(search(server, 130, "100 b"));
    expect(rest.map(({ entries, cursor, total }) => [entries.length, cursor, total])).toEqual([
      [30, null, 130],
    ]);
    expect(await pagesOf(search(server, 100, "100 b"))).toEqual([]);
  });

  it("ends at an empty page, whatever the source says comes next", async () => {
    const list = (items: unknown[]) =>
      json({
        status: "ok",
        "message-type": "work-list",
        message: { "next-cursor": "again", "total-results": 3, items },
      });
    await using server = await startRudeServer(list(some(3, crossrefWork)), list([]));
    const pages = await pagesOf(
      crossref({ apiUrl: server.url, contact, filter: "x:y" }, context()),
    );
    expect(pages.map(({ entries, cursor }) => [entries.length, cursor])).toEqual([
      [3, "3 again"],
      [0, null],
    ]);
    expect(asked(server, "filter", "cursor")).toEqual([
      { filter: "x:y", cursor: "*" },
      { filter: "x:y", cursor: "again" },
    ]);
  });

  it("of Semantic Scholar's goes on by token", async () => {
    const data = some(2, semanticScholarPaper);
    await using server = await startRudeServer(
      json({ total: 4, token: "b", data }),
      json({ total: 4, token: null, data }),
    );
    await pagesOf(semanticscholar({ apiUrl: server.url, query: "tides" }, context()));
    expect(asked(server, "token")).toEqual([{ token: null }, { token: "b" }]);
  });

  it("of DataCite's goes on by the cursor of its link", async () => {
    const data = some(2, dataciteDoi);
    const next = "https://api.datacite.org/dois?page%5Bcursor%5D=b&page%5Bsize%5D=100";
    await using server = await startRudeServer(
      json({ data, links: { next }, meta: { total: 4 } }),
      json({ data, links: {}, meta: { total: 4 } }),
    );
    await pagesOf(datacite({ apiUrl: server.url, query: "tides" }, context()));
    expect(asked(server, "page[cursor]")).toEqual([
      { "page[cursor]": "1" },
      { "page[cursor]": "b" },
    ]);
  });

  it("of OpenReview's is asked of the older interface where the newer has none", async () => {
    await using old = await startRudeServer(
      json({ notes: some(250, openReviewNote), count: 251 }),
      json({ notes: some(1, openReviewNote), count: 251 }),
    );
    await using server = await startRudeServer(json({ notes: [], count: 0 }));
    const options = { apiUrl: server.url, oldApiUrl: old.url, invitation: "Made.up/-/Submission" };
    const pages = await pagesOf(openreview(options, context()));
    expect(pages.map(({ entries, cursor }) => [entries.length, cursor])).toEqual([
      [250, "250 1+250"],
      [1, null],
    ]);
    expect(server.requests).toHaveLength(1);
    expect(asked(old, "invitation", "offset")).toEqual(
      ["0", "250"].map((offset) => ({ invitation: "Made.up/-/Submission", offset })),
    );
  });
});

describe("papers by their ids", () => {
  const doi = (value: string): PaperIdentifier => ({ scheme: "DOI", value });
  const none = reply("Resource not found.", 404);
  const work = json({ status: "ok", "message-type": "work", message: crossrefWork() });

  it("are asked for one by one, and may be unknown", async () => {
    await using server = await startRudeServer(work, none, work);
    const ids = [doi("10.5555/a"), doi("10.5555/b(c)<d>"), doi("10.5555/e")];
    const pages = await pagesOf(crossref({ apiUrl: server.url, contact, ids }, context()));
    expect(pages.flatMap(({ entries }) => entries.map(inAWord))).toEqual([
      "Tides of Attention",
      "DOI 10.5555/b(c)<d>: Crossref has no such paper.",
      "Tides of Attention",
    ]);
    expect(pages.map(({ cursor }) => cursor)).toEqual(["1", "2", null]);
    expect(server.requests[1]?.url).toContain("/works/10.5555%2Fb(c)%3Cd%3E");
  });

  it("go on where they stopped", async () => {
    await using server = await startRudeServer(work);
    const ids = [doi("10.5555/a"), doi("10.5555/b")];
    await pagesOf(crossref({ apiUrl: server.url, contact, ids }, context({ cursor: "1" })));
    expect(server.requests.map(({ url }) => url?.split("?")[0])).toEqual([
      expect.stringContaining("/works/10.5555%2Fb"),
    ]);
  });

  it("of OpenAlex may be of any scheme that it knows", async () => {
    await using server = await startRudeServer(json(openAlexWork()));
    const ids: PaperIdentifier[] = [
      { scheme: "OPENALEX", value: "W1" },
      doi("10.5555/a"),
      { scheme: "PMID", value: "7" },
      { scheme: "ARXIV", value: "2601.00001" },
    ];
    await pagesOf(openalex({ apiUrl: server.url, contact, ids }, context()));
    expect(server.requests.map(({ url }) => url?.split("/works/")[1]?.split("?")[0])).toEqual([
      "W1",
      "doi:10.5555/a",
      "pmid:7",
      "doi:10.48550/arxiv.2601.00001",
    ]);
  });

  it("of Semantic Scholar are asked for together, and none is taken for another", async () => {
    await using server = await startRudeServer(
      json([semanticScholarPaper({ title: "One" }), null, semanticScholarPaper({ title: "" })]),
    );
    const ids: PaperIdentifier[] = [
      { scheme: "ACL", value: "2020.acl-main.1" },
      { scheme: "OPENREVIEW", value: "aBcDeFgHi0" },
      { scheme: "CORPUS_ID", value: "7" },
      doi("10.5555/a"),
    ];
    const options = { apiUrl: server.url, apiKey: "key", ids };
    expect((await entriesOf(semanticscholar(options, context()))).map(inAWord)).toEqual([
      "One",
      "OPENREVIEW aBcDeFgHi0: Semantic Scholar has no such paper.",
      "CORPUS ID 7: Semantic Scholar has no such paper.",
      "DOI 10.5555/a: The title is empty.",
    ]);
    expect(server.requests[0]?.headers["x-api-key"]).toBe("key");
  });

  it("of Semantic Scholar may all be unknown, which it calls an error", async () => {
    await using server = await startRudeServer(reply('{"error":"No valid paper ids given"}', 400));
    const options = { apiUrl: server.url, ids: [doi("10.5555/a")] };
    expect((await entriesOf(semanticscholar(options, context()))).map(inAWord)).toEqual([
      "DOI 10.5555/a: Semantic Scholar has no such paper.",
    ]);
  });

  it("of DataCite may be arXiv's", async () => {
    await using server = await startRudeServer(json({ data: dataciteDoi() }));
    const ids: PaperIdentifier[] = [{ scheme: "ARXIV", value: "2601.00001" }];
    await pagesOf(datacite({ apiUrl: server.url, ids }, context()));
    expect(server.requests[0]?.url).toContain("/dois/10.48550%2Farxiv.2601.00001");
  });

  it("of OpenReview are looked for in both interfaces", async () => {
    await using old = await startRudeServer(json({ notes: [openReviewNote()] }));
    await using server = await startRudeServer(json({ notes: [] }));
    const ids: PaperIdentifier[] = [{ scheme: "OPENREVIEW", value: "aBcDeFgHi0" }];
    const options = { apiUrl: server.url, oldApiUrl: old.url, ids };
    expect((await entriesOf(openreview(options, context()))).map(inAWord)).toEqual([
      "Tides of Attention",
    ]);
  });
});
