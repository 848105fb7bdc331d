import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { repositoryName } from "@paperround/schema/code/repository-name";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { listWork } from "../../src/refresh/list-work.ts";
import { starsWork } from "../../src/refresh/stars-work.ts";
import { dailyEntry } from "../ingest/made-up-answers.ts";
import { json, reply, startRudeServer } from "../ingest/rude-server.ts";
import { testFetch } from "../ingest/source-context.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.prisma.paper.deleteMany();
  await server.database.prisma.codeRepository.deleteMany();
});

const EARLY = new Date("2026-01-05T12:00:00Z");
const LATE = new Date("2026-01-06T12:00:00Z");
const ATTEMPT = {
  id: "",
  number: 1,
  isLast: false,
  signal: new AbortController().signal,
  jobs: { send: () => Promise.resolve(true) },
};

/** A paper as the daily papers tell it. */
function told(index: number, more: Partial<PaperRecordInput> = {}, fetchedAt = EARLY) {
  return readPaperRecord({
    title: `Paper ${index}`,
    ids: [{ scheme: "ARXIV", value: `2601.0000${index}` }],
    links: { landing: null, pdf: null, code: "https://github.com/Ada/Tides.git", project: null },
    listedOn: "2026-01-05",
    source: { name: "daily", url: null, fetchedAt },
    ...more,
  });
}

async function starsOf(index: number): Promise<unknown> {
  const { data } = await server.graphql(
    "query ($ref: PaperRef!) { paper(ref: $ref) { codeStars codeStarsAt } }",
    { ref: { arxiv: `2601.0000${index}` } },
  );
  return data["paper"];
}

function counting(now: Date, apiUrl: string) {
  return starsWork({
    db: server.database.prisma,
    clock: { now: () => now },
    politeFetch: testFetch(),
    github: { apiUrl, token: undefined },
  });
}

describe("the stars of a paper's code", () => {
  test("are what a source tells, the same for all papers with that code", async () => {
    const { prisma } = server.database;
    await recordPapers(prisma, [told(1, { codeStars: 5 }), told(2)]);
    const five = { codeStars: 5, codeStarsAt: EARLY.toISOString() };
    expect([await starsOf(1), await starsOf(2)]).toEqual([five, five]);
    // One by one, as a paper that is here already is stored.
    await recordPapers(prisma, [told(2, { codeStars: 6 }, LATE)]);
    expect(await starsOf(1)).toEqual({ codeStars: 6, codeStarsAt: LATE.toISOString() });
  });

  test("are not taken back by a count from before", async () => {
    const { prisma } = server.database;
    await recordPapers(prisma, [told(1, { codeStars: 6 }, LATE)]);
    await recordPapers(prisma, [told(2, { codeStars: 5 }, EARLY)]);
    expect(await starsOf(1)).toMatchObject({ codeStars: 6 });
  });

  test("are counted by GitHub where it is asked, once in some hours", async () => {
    await recordPapers(server.database.prisma, [told(1, { codeStars: 5 })]);
    await using github = await startRudeServer(
      json({ stargazers_count: 42 }, { etag: '"a"' }),
      reply("", 304),
    );
    const { origin } = new URL(github.url);
    const soon = new Date(LATE.getTime() + 3_600_000);
    const later = new Date(LATE.getTime() + 7 * 3_600_000);
    for (const now of [LATE, soon])
      await counting(now, origin).run({ repository: "ada/tides" }, ATTEMPT);
    expect(github.requests).toHaveLength(1);
    expect(await starsOf(1)).toEqual({ codeStars: 42, codeStarsAt: LATE.toISOString() });
    await counting(later, origin).run({ repository: "ada/tides" }, ATTEMPT);
    expect(github.requests[1]?.headers["if-none-match"]).toBe('"a"');
    expect(await starsOf(1)).toEqual({ codeStars: 42, codeStarsAt: later.toISOString() });
  });

  test("are not known any more when GitHub knows no such code", async () => {
    await recordPapers(server.database.prisma, [told(1, { codeStars: 5 })]);
    await using github = await startRudeServer(reply("{}", 404));
    await counting(LATE, new URL(github.url).origin).run({ repository: "ada/tides" }, ATTEMPT);
    expect(await starsOf(1)).toMatchObject({ codeStars: null });
  });

  test("are asked for so many times an hour, and no more", async () => {
    await using github = await startRudeServer(json({ stargazers_count: 1 }));
    const work = counting(LATE, new URL(github.url).origin);
    for (let n = 0; n < 50; n++) await work.run({ repository: `ada/code-${n}` }, ATTEMPT);
    expect(github.requests).toHaveLength(40);
  });

  test.each([
    ["https://github.com/Ada/Tides", "ada/tides"],
    ["http://www.github.com/ada/tides.git", "ada/tides"],
    ["https://github.com/ada/tides/tree/main/src?x=1#y", "ada/tides"],
    ["https://github.com/ada/tides.js", "ada/tides.js"],
    ["https://github.com/ada", null],
    ["https://github.com/", null],
    ["https://gist.github.com/ada/tides", null],
    ["https://example.org/github.com/ada/tides", null],
    ["https://gitlab.com/ada/tides", null],
  ])(
    "are those of the repository behind %s: %s, for the program and the database",
    async (code, name) => {
      expect(repositoryName(code)).toBe(name);
      const { prisma } = server.database;
      const links = { landing: null, pdf: null, code, project: null };
      await recordPapers(prisma, [told(1, { links })]);
      expect(await prisma.paper.findFirst({ select: { codeRepository: true } })).toEqual({
        codeRepository: name,
      });
    },
  );
});

describe("the counts of a day's list", () => {
  const first = dailyEntry();
  const other = dailyEntry({ index: 1, title: "Of others" });
  const { paper } = first;
  const more = { ...first, numComments: 9, paper: { ...paper, upvotes: 99, githubStars: 7 } };

  function reading(url: string) {
    return listWork({
      db: server.database.prisma,
      clock: { now: () => LATE },
      politeFetch: testFetch(),
      sources: readConfig({ DAILY_PAPERS_URL: url }, false).sources,
    });
  }

  test("are read again for the papers that are here, and bring no others", async () => {
    const { prisma } = server.database;
    await using source = await startRudeServer(
      json([more, other], { etag: '"a"' }),
      reply("", 304),
    );
    await recordPapers(prisma, [told(1, { sourceUpvoteCount: 78, sourceCommentCount: 3 })]);
    for (let round = 0; round < 2; round++)
      await reading(source.url).run({ day: "2026-01-05" }, ATTEMPT);
    const counts = { sourceUpvoteCount: true, sourceCommentCount: true };
    expect(await prisma.paper.findMany({ select: counts })).toEqual([
      { sourceUpvoteCount: 99, sourceCommentCount: 9 },
    ]);
    expect(await starsOf(1)).toMatchObject({ codeStars: 7 });
    expect(source.requests).toHaveLength(2);
    expect(source.requests[1]?.headers["if-none-match"]).toBe('"a"');
    expect(await prisma.sourceCursor.count()).toBe(0);
    // An import of the day asks for all of it, whatever was looked at here.
    expect(await prisma.sourceValidator.findMany({ select: { url: true } })).toEqual([
      { url: expect.stringMatching(/#counts$/) },
    ]);
  });

  test("stay as they are when the source does not answer", async () => {
    await recordPapers(server.database.prisma, [told(1, { sourceUpvoteCount: 78 })]);
    await using source = await startRudeServer(reply("<html>", 503));
    await expect(reading(source.url).run({ day: "2026-01-05" }, ATTEMPT)).rejects.toMatchObject({
      code: "SOURCE_UNAVAILABLE",
    });
    expect(await server.database.prisma.paper.findFirst()).toMatchObject({ sourceUpvoteCount: 78 });
  });
});
