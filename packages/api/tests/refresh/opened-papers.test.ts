import type { JobQueue, SendOptions } from "@paperround/schema/context";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { importPapers } from "../../src/ingest/import-papers.ts";
import { FORGETFUL_PORTS } from "../../src/ingest/ingest-ports.ts";
import { openSource } from "../../src/ingest/open-source.ts";
import { dailyEntry } from "../ingest/made-up-answers.ts";
import { json, startRudeServer } from "../ingest/rude-server.ts";
import { testFetch } from "../ingest/source-context.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

// What is sent to the queue is collected here; what becomes of it is tested where the work is.

interface Sent {
  queue: string;
  data: unknown;
  options: SendOptions;
}

const NOW = new Date("2026-02-01T12:00:00Z");
const sent: Sent[] = [];
const jobs: JobQueue = {
  async send(_tx, queue, data, options = {}) {
    sent.push({ queue: queue.name, data, options });
    return true;
  },
};

let server: TestServer;
beforeAll(async () => {
  server = await start(true);
  await using source = await startRudeServer(
    json([dailyEntry({ title: "With code" }), dailyEntry({ index: 1, title: "With code, too" })]),
  );
  const { sources } = readConfig({ DAILY_PAPERS_URL: source.url }, false);
  const { signal } = new AbortController();
  const clock = { now: () => new Date("2026-01-05T12:00:00Z") };
  await importPapers({
    db: server.database.prisma,
    from: openSource(
      { source: "daily", ask: { from: "2026-01-05", to: "2026-01-05" }, restart: false },
      sources,
      { politeFetch: testFetch(), clock, signal },
    ),
    ports: FORGETFUL_PORTS,
    signal,
  });
});
afterAll(() => server.close());
beforeEach(() => {
  sent.length = 0;
});

function start(refreshCounts: boolean): Promise<TestServer> {
  return createTestServer({ config: { refreshCounts }, clock: { now: () => NOW }, jobs });
}

const OPEN = "query ($ref: PaperRef!) { paper(ref: $ref) { title } }";

describe("a paper that is opened", () => {
  test("has its old counts looked up: some minutes later, and once however many open it", async () => {
    for (let round = 0; round < 3; round++)
      await server.graphql(OPEN, { ref: { arxiv: "2601.00001" } });
    await expect.poll(() => sent).toHaveLength(2);
    await server.graphql(OPEN, { ref: { arxiv: "2601.00001" } });
    const once = { everySeconds: 21_600, startAt: expect.any(Date) };
    expect(sent).toEqual([
      {
        queue: "repository-stars",
        data: { repository: "ada/tides" },
        options: { key: "ada/tides", ...once },
      },
      {
        queue: "list-counts",
        data: { day: "2026-01-05" },
        options: { key: "2026-01-05", ...once },
      },
    ]);
    for (const { options } of sent) {
      const later = (options.startAt?.getTime() ?? 0) - NOW.getTime();
      expect(later).toBeGreaterThanOrEqual(0);
      expect(later).toBeLessThan(600_000);
    }
  });

  test("whose counts are young asks for nothing", async () => {
    const { prisma } = server.database;
    const young = new Date("2026-02-01T11:00:00Z");
    await prisma.sourceRecord.updateMany({ data: { fetchedAt: young } });
    await prisma.codeRepository.create({ data: { name: "ada/tides", askedAt: young } });
    server.statements();
    await server.graphql(OPEN, { ref: { arxiv: "2601.00002" } });
    await vi.waitUntil(
      () => server.statements().some((sql) => sql.includes("code_repositories")),
      20_000,
    );
    expect(sent).toEqual([]);
  });

  test("that is not here asks for nothing", async () => {
    await server.graphql(OPEN, { ref: { arxiv: "2601.09999" } });
    await server.graphql(OPEN, { ref: { arxiv: "2601.09998" } });
    expect(sent).toEqual([]);
  });
});

test.each([
  ["a feed", "{ feed(period: DAY) { nodes { title codeStars } } }"],
  ["a private look-up", "{ lookup { bits } }"],
  ["several papers at once", '{ papers(refs: [{ arxiv: "2601.00001" }]) { title } }'],
])("%s names nobody's paper, and nothing is looked up", async (_what, operation) => {
  const fresh = await start(true);
  const { errors } = await fresh.graphql(operation);
  expect(errors).toBeUndefined();
  await fresh.graphql("{ feed(period: DAY) { nodes { id } } }");
  expect(sent).toEqual([]);
  await fresh.close();
});

test("with REFRESH_COUNTS=off nothing is looked up", async () => {
  const off = await createTestServer({
    config: { refreshCounts: false },
    database: server.database,
    jobs,
  });
  const { data } = await off.graphql(OPEN, { ref: { arxiv: "2601.00001" } });
  expect(data).toEqual({ paper: { title: "With code" } });
  expect(sent).toEqual([]);
  await off.close();
});
