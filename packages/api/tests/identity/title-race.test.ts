import type { PrismaClient } from "@paperround/schema/client";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import type { RecordResult } from "@paperround/schema/papers/record-papers";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { expectSound } from "./identity-state.ts";
import { someone } from "./someone.ts";

// Several sources bring one paper at the same moment, each by an id of its own: there is no row in which they would
// meet, only the title.

let database: Database;
let db: PrismaClient;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
});
afterAll(() => database.close());

type Way = (records: readonly PaperRecord[]) => Promise<RecordResult[]>;

const inBatches: Way = (records) => recordPapers(db, records);
const oneByOne: Way = async (records) => {
  const results = [];
  for (const record of records) results.push(await recordPaper(db, record));
  return results;
};

const SOURCES = ["arxiv", "crossref", "openalex", "semanticscholar"] as const;

/** What each source tells of the same papers, under ids of its own. */
function toldBy(source: (typeof SOURCES)[number], papers: ReturnType<typeof someone>[]) {
  return papers.map((it) => {
    const ids = {
      arxiv: it.arxiv,
      crossref: it.doi,
      openalex: { scheme: "OPENALEX" as const, value: `W${it.number}` },
      semanticscholar: { scheme: "CORPUS_ID" as const, value: String(it.number) },
    };
    return it.record(source, { ids: [ids[source]] });
  });
}

describe.each([
  ["in batches", inBatches, inBatches],
  ["one by one", oneByOne, oneByOne],
  ["in batches and one by one", inBatches, oneByOne],
])("one title from four sources at the same moment, %s", (_name, way, otherWay) => {
  test("is one paper", { timeout: 120_000 }, async () => {
    for (let round = 0; round < 4; round++) {
      const papers = Array.from({ length: 12 }, someone);
      const told = SOURCES.map((source, index) => {
        const records = toldBy(source, papers);
        // In another order each: locks that are taken as they come would make a circle.
        return index % 2 === 0 ? records : records.toReversed();
      });
      const results = await Promise.all(
        told.map((records, index) => (index % 2 === 0 ? way : otherWay)(records)),
      );
      expect(results.flat().filter((result) => "error" in result)).toEqual([]);
      const titles = told.flat().map(({ title }) => title);
      const standing = await db.paper.findMany({
        where: { title: { in: titles }, rootId: null },
        select: { title: true, _count: { select: { ids: true, records: true } } },
      });
      expect(standing).toHaveLength(papers.length);
      const all = { ids: SOURCES.length, records: SOURCES.length };
      expect(standing.map(({ _count }) => _count)).toEqual(papers.map(() => all));
      const authors = await db.authorship.groupBy({
        by: ["authorId"],
        where: { paper: { title: { in: titles }, rootId: null } },
      });
      expect(authors).toHaveLength(2 * papers.length);
    }
    await expectSound(db);
  });
});
