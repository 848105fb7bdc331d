import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { daily } from "../../src/ingest/sources/daily.ts";
import { ACCOUNT, arxivId, dailyEntry } from "./made-up-answers.ts";
import type { MadeUp } from "./made-up-answers.ts";
import { memoryPorts } from "./memory-ports.ts";
import { json, reply, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import {
  entriesOf,
  FETCHED_AT,
  inAWord,
  pagesOf,
  sourceContext,
  testFetch,
} from "./source-context.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-daily-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Of a file with this content. */
async function read(content: string | Uint8Array) {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return (await entriesOf(daily({ path }, sourceContext()))).map((entry) =>
    "record" in entry ? entry : { ...entry, where: entry.where.replace(path, "the file") },
  );
}

async function recordOf(entry: MadeUp = {}) {
  const [read_] = await read(JSON.stringify(dailyEntry(entry)));
  if (!read_ || !("record" in read_)) throw new Error(read_?.reason);
  return read_.record;
}

describe("an entry of the daily papers", () => {
  it("holds what the list says of the paper", async () => {
    expect(await recordOf()).toEqual({
      title: "Tides of Attention",
      abstract: "We measure how attention comes and goes.",
      abstractLicence: null,
      summary: "Attention comes and goes.",
      publishedOn: "2026-01-02",
      versions: [],
      venue: null,
      listedOn: "2026-01-05",
      ids: [{ scheme: "ARXIV", value: "2601.00001" }],
      authors: [{ name: "Ada Example" }, { name: "Bo Sample" }],
      authorCount: 2,
      org: {
        slug: "example-lab",
        name: "Example Lab",
        handle: "Example-Lab",
        url: "https://huggingface.co/Example-Lab",
      },
      links: {
        landing: null,
        pdf: null,
        code: "https://github.com/ada/tides",
        project: "https://tides.example/",
      },
      keywords: ["attention", "tides"],
      categories: [],
      sourceUpvoteCount: 78,
      sourceCommentCount: 3,
      source: {
        name: "daily",
        url: "https://huggingface.co/papers/2601.00001",
        fetchedAt: FETCHED_AT,
      },
    });
  });

  it.each([
    ["a paper that is kept", {}],
    ["one that is refused", { title: "" }],
    ["one without its paper", { more: { paper: undefined } }],
  ])("holds nobody's account: %s", async (_, made) => {
    const entries = await read(JSON.stringify([dailyEntry(made)]));
    expect(entries).toHaveLength(1);
    const kept = JSON.stringify(entries);
    for (const value of Object.values(ACCOUNT).filter((value) => value !== "user")) {
      expect(kept).not.toContain(value);
    }
  });

  it("keeps nobody's account of a line that is no JSON", async () => {
    const line = JSON.stringify(dailyEntry({ title: "Half" })).slice(0, -10);
    const [entry] = await read(`${JSON.stringify(dailyEntry())}\n${line}`).then((all) =>
      all.slice(1),
    );
    expect(entry).toMatchObject({ where: "entry 2", excerpt: "2601.00001 Half" });
  });

  it.each([
    ["$L_2$ norms", "L_2 norms", "L₂ norms"],
    ["\\textsc{AIEV} \\& friends", "AIEV & friends", "AIEV & friends"],
    ["Training in $200k", "Training in $200k", "Training in $200k"],
    ["Tides of\n  Attention", "Tides of Attention, again", "Tides of Attention, again"],
  ])("takes the title that has its LaTeX: %j", async (listed, own, expected) => {
    const entry = dailyEntry({ title: listed });
    const [read_] = await read(JSON.stringify({ ...entry, paper: { ...entry.paper, title: own } }));
    expect(read_ && inAWord(read_)).toBe(expected);
  });

  it("does without what is none: days of no year, counts below zero, links in prose", async () => {
    const entry = dailyEntry();
    const paper = {
      ...entry.paper,
      publishedAt: "0000-01-01T00:00:00Z",
      submittedOnDailyAt: "2999-01-01T00:00:00Z",
      upvotes: -1,
      githubRepo: "soon",
      organization: null,
    };
    expect(await recordOf({ more: { paper, numComments: "3" } })).toMatchObject({
      publishedOn: null,
      listedOn: null,
      sourceUpvoteCount: 0,
      sourceCommentCount: 0,
      links: { code: null, project: "https://tides.example/" },
      org: null,
    });
  });

  it("takes the day that a dump says before the one of its submission", async () => {
    expect(await recordOf({ more: { day: "2026-01-06" } })).toMatchObject({
      listedOn: "2026-01-06",
    });
  });

  it("keeps the first 5,000 of many authors, and says how many there are", async () => {
    const authors = Array.from({ length: 5_001 }, (_, index) => ({ name: `Author ${index}` }));
    const record = await recordOf({ more: { paper: { ...dailyEntry().paper, authors } } });
    expect(record.authors).toHaveLength(5_000);
    expect(record.authorCount).toBe(5_001);
  });

  it("is refused without an id of arXiv's", async () => {
    const [entry] = await read(JSON.stringify(dailyEntry({ more: { paper: { title: "No id" } } })));
    expect(entry && inAWord(entry)).toBe("entry 1: A paper needs at least one id.");
  });
});

describe("a dump of the daily papers", () => {
  it("keeps what came before it breaks off", async () => {
    const lines = Array.from({ length: 2_000 }, (_, index) =>
      JSON.stringify(dailyEntry({ index, title: `Paper ${crypto.randomUUID()}` })),
    );
    const whole = gzipSync(lines.join("\n"));
    const entries = await read(whole.subarray(0, whole.length / 2));
    const last = entries.pop();
    expect(last && inAWord(last)).toMatch(/^the file: The file is cut off or damaged/);
    expect(entries.length).toBeGreaterThan(500);
    expect(entries.every((entry) => "record" in entry)).toBe(true);
  });
});

describe("the lists of days", () => {
  function ask(server: RudeServer, days: { from: string; to: string }, context = {}) {
    return daily(
      { apiUrl: server.url, ...days },
      sourceContext({ politeFetch: testFetch(), ...context }),
    );
  }
  const WEEKEND = { from: "2026-01-02", to: "2026-01-05" };
  const asked = (server: RudeServer) =>
    server.requests.map(({ url }) => new URL(url ?? "", server.url).searchParams.get("date"));

  it("are asked day by day, also those without a paper", async () => {
    await using server = await startRudeServer(
      json([dailyEntry({ index: 0 })]),
      json([]),
      json([]),
      json([dailyEntry({ index: 1 }), dailyEntry({ index: 2 })]),
    );
    const pages = await pagesOf(ask(server, WEEKEND));
    expect(asked(server)).toEqual(["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"]);
    expect(pages.map(({ entries, cursor }) => [entries.length, cursor])).toEqual([
      [1, "2026-01-03"],
      [0, "2026-01-04"],
      [0, "2026-01-05"],
      [2, null],
    ]);
    const days = pages.flatMap(({ entries }) =>
      entries.map((entry) => ("record" in entry ? entry.record.listedOn : null)),
    );
    expect(days).toEqual(["2026-01-02", "2026-01-05", "2026-01-05"]);
  });

  it("go on where they stopped", async () => {
    await using server = await startRudeServer(json([]));
    await pagesOf(ask(server, WEEKEND, { cursor: "2026-01-04" }));
    expect(asked(server)).toEqual(["2026-01-04", "2026-01-05"]);
  });

  it("say which day has none", async () => {
    await using server = await startRudeServer(
      json([dailyEntry()]),
      reply('{"error":"Invalid date"}', 400),
    );
    const entries = await entriesOf(ask(server, { from: "2026-01-05", to: "2026-01-06" }));
    expect(entries.map(inAWord)).toEqual([
      "Tides of Attention",
      "the list of 2026-01-06: Hugging Face has no list of that day. Days to come have none.",
    ]);
  });

  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => dailyEntry({ index: from + index }));
  const DAY = { from: "2026-01-05", to: "2026-01-05" };

  it("may have several pages", async () => {
    await using server = await startRudeServer(json(many(0, 100)), json(many(100, 130)));
    const pages = await pagesOf(ask(server, DAY));
    expect(pages.map(({ entries, cursor }) => [entries.length, cursor])).toEqual([
      [100, "2026-01-05+1"],
      [30, null],
    ]);
    expect(server.requests[1]?.url).toContain("p=1");
    const again = await pagesOf(ask(server, DAY, { cursor: "2026-01-05+1" }));
    expect(again.map(({ entries }) => entries.length)).toEqual([30]);
  });

  it("end where a server sends the first page again", async () => {
    await using server = await startRudeServer(json(many(0, 100)));
    const pages = await pagesOf(ask(server, DAY));
    expect(pages.map(({ entries }) => entries.length)).toEqual([100, 0]);
    expect(server.requests).toHaveLength(2);
  });

  it("are not sent again when they have not changed", async () => {
    await using server = await startRudeServer(json(many(0, 3), { etag: '"a"' }), reply("", 304));
    const { validators } = memoryPorts();
    const [first] = await pagesOf(ask(server, DAY, { validators }));
    expect(first?.remember).toEqual({
      url: `${server.url}?date=2026-01-05&limit=100`,
      validator: { etag: '"a"', lastModified: null, entries: 3 },
    });
    if (first?.remember) await validators.write(first.remember.url, first.remember.validator);
    expect(await pagesOf(ask(server, DAY, { validators }))).toEqual([
      { entries: [], cursor: null, unchanged: 3 },
    ]);
    expect(server.requests[1]?.headers["if-none-match"]).toBe('"a"');
  });

  it("name papers by their ids", async () => {
    await using server = await startRudeServer(
      json([{ ...dailyEntry(), title: "" }, { paper: { id: arxivId(6) } }, 7]),
    );
    expect((await entriesOf(ask(server, DAY))).map(inAWord)).toEqual([
      "Tides of Attention",
      "arXiv 2601.00007: The title is empty.",
      "entry 3: The title is empty. A paper needs at least one id.",
    ]);
  });
});
