import { quarantine } from "@paperround/schema/ingestion/quarantine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { quarantineJob } from "../../src/ingest/quarantine-job.ts";
import { createTestDatabase } from "../support/test-database.ts";

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

function look(input: object) {
  const context = {
    db: database.prisma,
    pool: database.pool,
    config: readConfig({}, false),
    clock: { now: () => new Date("2026-02-01") },
    signal: new AbortController().signal,
  };
  return quarantineJob.run(context, quarantineJob.parseArgs(input), () => {});
}

const USABLE = JSON.stringify({
  title: "Tides of Attention",
  arxivId: "2601.00042",
  publishedAt: "2026-01-02",
  authors: ["Ada Example"],
});

test("the same bad record stands there once, is listed, tried again, and let out when it can be used", async () => {
  const bad = { source: "file", excerpt: '{"title": 7}\0', reason: "The title must be a text." };
  const inImport = (number: number) => {
    const begunAt = new Date(Date.UTC(2026, 0, number));
    return { now: begunAt, begunAt };
  };
  await quarantine(database.prisma, bad, inImport(1));
  await quarantine(database.prisma, bad, inImport(2));
  await quarantine(database.prisma, bad, inImport(2));
  const misread = { source: "file", excerpt: USABLE, reason: "Misread before." };
  await quarantine(database.prisma, misread, inImport(2));
  await quarantine(
    database.prisma,
    { source: "daily", excerpt: "", reason: "Empty." },
    inImport(2),
  );

  expect(await look({ source: "file" })).toMatchObject({
    released: 0,
    kept: 2,
    records: [
      { source: "file", reason: "The title must be a text.", seenCount: 2 },
      { source: "file", reason: "Misread before.", seenCount: 1 },
    ],
  });
  expect(await look({ source: "file", retry: true })).toMatchObject({ released: 1, kept: 1 });
  expect(await database.prisma.paper.findMany({ select: { title: true } })).toEqual([
    { title: "Tides of Attention" },
  ]);
  expect(await look({})).toMatchObject({ released: 0, kept: 2 });
});
