import type { IncomingMessage, RequestListener } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { importWork } from "../../src/ingest/import-work.ts";
import { standingImports } from "../../src/ingest/standing-imports.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { dailyEntry } from "./made-up-answers.ts";
import { cutOff, json, redirect, reply, stall, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";
import { testFetch } from "./source-context.ts";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.prisma.paper.deleteMany();
  await database.prisma.sourceCursor.deleteMany();
  await database.prisma.sourceValidator.deleteMany();
});

let server: RudeServer;
afterEach(() => server[Symbol.asyncDispose]());

let lines: string[] = [];

/**
 * One run of the job, as the queue does it.
 * @param stallMs after which a source that says nothing counts as stalled: short only where it does
 */
async function runDaily(
  day: string,
  { signal = new AbortController().signal, stallMs = 15_000 } = {},
): Promise<void> {
  lines = [];
  const logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const config: Config = readConfig(
    { IMPORT_DAILY: "on", DAILY_PAPERS_URL: server.url, PAPERROUND_DATA_DIR: "/nowhere" },
    false,
  );
  const work = importWork({
    db: database.prisma,
    clock: { now: () => new Date(`${day}T12:00:00Z`) },
    logger,
    config,
    politeFetch: testFetch({ stallMs }),
    instance: "here",
  });
  const jobs = { send: () => Promise.resolve(true) };
  await work.run({ key: "daily" }, { id: "", number: 1, isLast: false, signal, jobs });
}

function dayOf(request: IncomingMessage): string {
  return new URL(request.url ?? "", "http://localhost").searchParams.get("date") ?? "";
}

function daysAsked(): string[] {
  const days = server.requests.splice(0).map(dayOf);
  // Twice in a row is one question: on a busy machine an answer comes too late, and is asked for again.
  return days.filter((day, at) => day !== days[at - 1]);
}

const STALLED = stall("[");

/** A paper a day. */
const aPaperADay: RequestListener = (request, response) => {
  const index = Number(dayOf(request).replaceAll("-", "").slice(-4));
  const title = `Of ${dayOf(request)}`;
  json([dailyEntry({ index, title })])(request, response);
};

const WEEK = [29, 30, 31, 1, 2, 3, 4, 5].map((day) =>
  day > 20 ? `2025-12-${day}` : `2026-01-0${day}`,
);

describe("the daily papers", () => {
  test("come for a week at first, each on the list of its day, and a line says so", async () => {
    server = await startRudeServer(aPaperADay);
    await runDaily("2026-01-05");
    expect(daysAsked()).toEqual(WEEK);
    const listed = await database.prisma.submission.findMany({
      include: { paper: true },
      orderBy: { day: "asc" },
    });
    expect(listed.map(({ day, paper }) => [day?.toISOString().slice(0, 10), paper.title])).toEqual(
      WEEK.map((day) => [day, `Of ${day}`]),
    );
    expect(lines).toEqual([
      "Imported from Hugging Face by itself, 2025-12-29 to 2026-01-05: 8 new, 0 updated, 0 merged, 0 as they were",
    ]);
  });

  test("go on from where they were, after any pause, looking again at two days", async () => {
    server = await startRudeServer(aPaperADay);
    await runDaily("2026-01-05");
    daysAsked();
    await runDaily("2026-01-08");
    expect(daysAsked()).toEqual([3, 4, 5, 6, 7, 8].map((day) => `2026-01-0${day}`));
    expect(lines.join()).toContain("3 new, 0 updated, 0 merged, 3 as they were");
  });

  test.each<[string, RequestListener]>([
    ["says that it is busy", reply("", 503)],
    ["asks to be left alone", reply("", 429, { "retry-after": "3600" })],
    ["stops in the middle", STALLED],
    ["hangs up", cutOff("[")],
    ["sends to another host", redirect("http://127.0.0.2:1/")],
    ["answers with a page", reply("<html></html>")],
  ])("go on with the day that failed, when the source %s", async (_how, rude) => {
    let isRude = true;
    server = await startRudeServer((request, response) =>
      (isRude && dayOf(request) === "2026-01-01" ? rude : aPaperADay)(request, response),
    );
    const run = runDaily("2026-01-05", rude === STALLED ? { stallMs: 1_000 } : {});
    await expect(run).rejects.toMatchObject({ code: "SOURCE_UNAVAILABLE" });
    expect(await database.prisma.paper.count()).toBe(3);
    daysAsked();
    isRude = false;
    await runDaily("2026-01-05");
    expect(daysAsked()).toEqual(WEEK.slice(3));
    expect(await database.prisma.paper.count()).toBe(8);
  });

  test("that were interrupted yesterday are finished, and then those of today come", async () => {
    const stop = new AbortController();
    server = await startRudeServer((request, response) => {
      if (dayOf(request) === "2026-01-04") stop.abort(new Error("The server is stopping."));
      aPaperADay(request, response);
    });
    await expect(runDaily("2026-01-05", { signal: stop.signal })).rejects.toThrow(
      "The server is stopping.",
    );
    daysAsked();
    await database.pool.query("UPDATE source_cursors SET cursor = replace(cursor, 'T12:', 'T23:')");
    await runDaily("2026-01-06");
    expect(daysAsked()).toEqual(
      ["04", "05", "03", "04", "05", "06"].map((day) => `2026-01-${day}`),
    );
    expect(lines).toHaveLength(2);
  });
});

describe("what is switched on", () => {
  beforeEach(async () => {
    server = await startRudeServer(aPaperADay);
  });

  const asks = (settings: Record<string, string>): unknown[] => {
    const { imports } = readConfig({ PAPERROUND_DATA_DIR: "/nowhere", ...settings }, false);
    const days = { from: "2026-01-03", to: "2026-01-05" };
    return standingImports(imports).map((one) => ({ cron: one.cron, ...one.ask(days) }));
  };

  test("is nothing unless somebody says so", () => {
    expect(asks({})).toEqual([]);
    expect(asks({ IMPORT_DAILY: "off", IMPORT_ARXIV: "" })).toEqual([]);
  });

  test("is asked for in each source's own words, each at its own time", () => {
    const found = asks({
      IMPORT_DAILY: "on",
      IMPORT_ARXIV: "cs.CL, cs.LG,hep-th",
      IMPORT_OPENALEX: "primary_topic.id:T10181",
      IMPORT_CROSSREF: "issn:1533-7928",
      IMPORT_OPENREVIEW: "ICLR.cc/2026/Conference",
    });
    expect(found).toEqual([
      {
        cron: "10 1,5,9,13,17,21 * * *",
        source: "daily",
        ask: { from: "2026-01-03", to: "2026-01-05" },
        restart: false,
      },
      {
        cron: "30 5 * * *",
        source: "arxiv",
        ask: {
          query:
            "(cat:cs.CL OR cat:cs.LG OR cat:hep-th) AND submittedDate:[202601030000 TO 202601052359]",
        },
        restart: false,
      },
      {
        cron: "0 4 * * *",
        source: "openalex",
        ask: {
          filter:
            "primary_topic.id:T10181,from_publication_date:2026-01-03,to_publication_date:2026-01-05",
        },
        restart: false,
      },
      {
        cron: "0 3 * * *",
        source: "crossref",
        ask: {
          filter: "issn:1533-7928,from-created-date:2026-01-03,until-created-date:2026-01-05",
        },
        restart: false,
      },
      {
        cron: "0 7 * * *",
        source: "openreview",
        ask: { venue: "ICLR.cc/2026/Conference" },
        restart: false,
      },
    ]);
  });

  test("comes when the operator says", () => {
    const found = asks({ IMPORT_DAILY: "on", IMPORT_ARXIV: "cs.CL", IMPORT_TIMES: "0 6 * * *" });
    expect(found).toMatchObject([{ cron: "0 6 * * *" }, { cron: "0 6 * * *" }]);
  });

  test.each([
    ["IMPORT_TIMES", "* * * * *"],
    ["IMPORT_TIMES", "0 25 * * *"],
    ["IMPORT_TIMES", "daily"],
    ["IMPORT_ARXIV", "cs.CL) OR (cat:math"],
    ["IMPORT_OPENREVIEW", "https://openreview.net"],
  ])("%s=%s stops the start", (name, value) => {
    expect(() => asks({ [name]: value })).toThrow(`${name} is ${JSON.stringify(value)}`);
  });

  test("is put off by less than half an hour, always the same for one instance", async () => {
    const { imports, sources } = readConfig(
      { PAPERROUND_DATA_DIR: "/nowhere", IMPORT_DAILY: "on", IMPORT_ARXIV: "cs.CL" },
      false,
    );
    const laterBy = async (instance: string): Promise<(number | undefined)[]> => {
      const work = importWork({
        db: database.prisma,
        clock: { now: () => new Date() },
        logger: await createLogger({ logLevel: "silent", logFormat: "json" }),
        config: { imports, sources },
        politeFetch: testFetch(),
        instance,
      });
      return (work.timetables ?? []).map(({ laterSeconds }) => laterSeconds);
    };
    const instances = Array.from({ length: 20 }, (_, n) => `instance ${n}`);
    const all = (await Promise.all(instances.map(laterBy))).flat();
    expect(new Set(all).size).toBeGreaterThan(30);
    for (const seconds of all) expect(seconds).toSatisfy((n: number) => n >= 0 && n < 1_800);
    expect(await laterBy("instance 0")).toEqual(all.slice(0, 2));
  });
});
