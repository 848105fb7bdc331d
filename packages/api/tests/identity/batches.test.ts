import type { PrismaClient } from "@paperround/schema/client";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";

// However records are cut into batches, each is counted as it would be alone, and all ends the same.

let batched: Database;
let single: Database;

beforeAll(async () => {
  batched = await createTestDatabase();
  single = await createTestDatabase();
});
afterAll(() => Promise.all([batched.close(), single.close()]));

let round = 0;

/** One of few papers, told by one of few sources in one of few ways, so that records of a batch meet. */
const telling = fc.record({
  paper: fc.nat({ max: 3 }),
  source: fc.constantFrom("arxiv", "crossref", "openalex"),
  /** Another paper that the source takes for the same. */
  also: fc.option(fc.nat({ max: 3 }), { freq: 3 }),
  secondArxiv: fc.boolean(),
  venue: fc.constantFrom(null, "A journal", "A conference"),
});

type Telling = typeof telling extends fc.Arbitrary<infer T> ? T : never;

function recordOf({ paper, source, also, secondArxiv, venue }: Telling): PaperRecord {
  const arxiv = (number: number) => ({
    scheme: "ARXIV" as const,
    value: `26${String((number % 12) + 1).padStart(2, "0")}.${10_000 + round}`,
  });
  const doi = (number: number) => ({ scheme: "DOI" as const, value: `10.5555/${round}.${number}` });
  const own = {
    arxiv: arxiv(paper),
    crossref: doi(paper),
    openalex: { scheme: "OPENALEX" as const, value: `W${round}${paper}` },
  };
  const others = source === "openalex" ? [doi(paper)] : [];
  return readPaperRecord({
    title: `What paper ${paper} of round ${round} has to say about batches`,
    ids: [
      own[source],
      ...others,
      ...(also === null ? [] : [doi(also)]),
      ...(secondArxiv ? [arxiv(paper + 5)] : []),
    ],
    authors: [{ name: `Ada ${round}` }, { name: `Bob ${paper}` }],
    publishedOn: "2026-01-12",
    venue,
    references: {
      none: undefined,
      "A journal": [doi(paper + 1)],
      "A conference": [arxiv(paper + 1), doi(paper + 2), doi(also ?? paper + 2)],
    }[venue ?? "none"],
    source: { name: source, fetchedAt: new Date("2026-02-01") },
  });
}

async function endOf(db: PrismaClient) {
  const papers = await db.paper.findMany({
    where: { rootId: null },
    include: {
      ids: { orderBy: [{ scheme: "asc" }, { value: "asc" }] },
      records: { orderBy: [{ source: "asc" }, { key: "asc" }] },
      authorships: { orderBy: { position: "asc" }, select: { name: true } },
      references: { orderBy: [{ scheme: "asc" }, { value: "asc" }] },
    },
  });
  const described = papers.map(({ title, authorCount, venue, ids, records, ...paper }) => ({
    title,
    authorCount,
    venue,
    ids: ids.map(({ scheme, value, version }) => `${scheme} ${value} ${version}`),
    records: records.map(({ source, key, hash }) => `${source} ${key} ${hash}`),
    authors: paper.authorships.map(({ name }) => name),
    references: paper.references.map(({ scheme, value }) => `${scheme} ${value}`),
    referenceIdCount: paper.referenceIdCount,
  }));
  const disputes = await db.disputedId.findMany({ select: { scheme: true, value: true } });
  const queue = await db.mergeCandidate.findMany({ select: { reason: true, status: true } });
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  return { papers: sorted(described), disputes: sorted(disputes), queue: sorted(queue) };
}

test("a batch counts and ends as its records one by one do", { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(telling, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
      async (batches) => {
        round++;
        for (const batch of batches) {
          const records = batch.map(recordOf);
          const together = (await recordPapers(batched.prisma, records)).map(told);
          const alone = [];
          for (const record of records) alone.push(told(await recordPaper(single.prisma, record)));
          expect(together).toEqual(alone);
        }
        expect(await endOf(batched.prisma)).toEqual(await endOf(single.prisma));
      },
    ),
    { numRuns: Number(process.env["BATCH_RUNS"] ?? 15) },
  );
});

function told(result: { outcome: string } | { error: unknown }): unknown {
  return "error" in result ? result.error : result.outcome;
}
