import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { standsForPaper } from "@paperround/schema/identity/find-twin";
import { titleKey } from "@paperround/schema/papers/title-key";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { databasePorts } from "../../src/ingest/database-ports.ts";
import { importPapers } from "../../src/ingest/import-papers.ts";
import type { ImportCounts } from "../../src/ingest/import-papers.ts";
import { openSource } from "../../src/ingest/open-source.ts";
import type { SourceEntry } from "../../src/ingest/source.ts";
import { readFeedAnswer } from "../../src/ingest/sources/arxiv.ts";
import { readOaiPage } from "../../src/ingest/sources/arxiv-oai.ts";
import { arxivRecord } from "../../src/ingest/sources/arxiv-record.ts";
import { readOpenAlexAnswer } from "../../src/ingest/sources/openalex.ts";
import { readConfig } from "../../src/config.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { retoldByArxiv, retoldByOpenAlex } from "./dump-retold.ts";
import type { DumpEntry } from "./dump-retold.ts";
import { FETCHED_AT, sourceContext } from "./source-context.ts";

// A real dump of the daily papers, whole, and then the same papers once more from where else they are told of.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 240_000 });

const DATA = new URL("../../../../../shared/data/", import.meta.url);
const DUMP = fileURLToPath(new URL("daily-papers-2024-2026.jsonl.gz", DATA));
const isPresent = existsSync(DUMP);
if (!isPresent) console.info("Skipped: the dump of the daily papers (../shared/data) is not here.");
/** Every which paper is told of once more: a record that meets a paper takes a transaction of its own. */
const EVERY = 25;

describe.skipIf(!isPresent)("all papers of the dump", () => {
  let database: Database;
  let entries: DumpEntry[];
  beforeAll(async () => {
    database = await createTestDatabase();
    const lines = gunzipSync(readFileSync(DUMP)).toString().trim().split("\n");
    entries = lines.map((line) => JSON.parse(line) as DumpEntry);
  });
  afterAll(() => database.close());

  async function importDump(): Promise<ImportCounts> {
    const { clock, signal, politeFetch } = sourceContext();
    const { sources } = readConfig({ PAPERROUND_DATA_DIR: "/nowhere" }, false);
    const request = { source: "daily", ask: { path: DUMP }, restart: false } as const;
    const from = openSource(request, sources, { clock, signal, politeFetch });
    const ports = databasePorts(database.prisma, clock);
    const { problems, stopped, ...counts } = await importPapers({
      db: database.prisma,
      from,
      ports,
      signal,
    });
    expect({ problems, stopped }).toEqual({ problems: [], stopped: null });
    return counts;
  }

  /** Entries of another source; whatever that makes of them, there are as many papers as before. */
  async function importNoNewPaper(source: string, told: SourceEntry[]): Promise<ImportCounts> {
    const before = await papers();
    async function* pages() {
      yield { entries: told, cursor: null };
    }
    const { problems, ...counts } = await importPapers({
      db: database.prisma,
      from: { source, key: "retold", pages },
      ports: databasePorts(database.prisma, { now: () => FETCHED_AT }),
      signal: new AbortController().signal,
    });
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ new: 0, failed: 0 });
    expect(await papers()).toBe(before);
    return counts;
  }

  const papers = () => database.prisma.paper.count({ where: { rootId: null } });
  const some = () => entries.filter((_, index) => index % EVERY === 0);

  test("go in, each once, with its authors in order, its org, its day and its counts", async () => {
    expect(await importDump()).toEqual({
      new: 6_682,
      updated: 0,
      merged: 0,
      skipped: 0,
      failed: 0,
    });
    expect(await papers()).toBe(6_682);
    const { rows } = await database.pool.query<Found>(`
      SELECT paper_ids.value AS id, author_count AS "authorCount", ARRAY[orgs.slug, orgs.name] AS org,
        source_upvote_count AS upvotes, source_comment_count AS comments,
        (SELECT to_jsonb(array_agg(name ORDER BY position)) FROM authorships WHERE paper_id = papers.id) AS authors,
        (SELECT to_jsonb(array_agg(day)) FROM submissions WHERE paper_id = papers.id AND status = 'LISTED') AS days
      FROM papers JOIN paper_ids ON paper_id = papers.id AND scheme = 'ARXIV' LEFT JOIN orgs ON orgs.id = org_id`);
    const found = new Map(rows.map((row) => [row.id, row]));
    expect(found.size).toBe(6_682);
    const wrong = entries.flatMap((entry) => {
      const { org, ...facts } = found.get(entry.paper.id) ?? { org: [] };
      const isRight = isOrg(org, entry) && isDeepStrictEqual(facts, expectedOf(entry));
      return isRight ? [] : [{ org, facts, entry }];
    });
    expect(wrong).toEqual([]);
  });

  test("are counted for the database's planner", async () => {
    const { rows } = await database.pool.query(
      "SELECT reltuples::int AS papers FROM pg_class WHERE oid = 'papers'::regclass",
    );
    expect(rows).toEqual([{ papers: 6_682 }]);
  });

  test("are told of again, and nothing changes", async () => {
    expect(await importDump()).toEqual({
      new: 0,
      updated: 0,
      merged: 0,
      skipped: 6_682,
      failed: 0,
    });
  });

  test("are the papers that arXiv's real answers and OpenAlex' tell of", async () => {
    const ids = new Set(entries.map(({ paper }) => paper.id));
    const known = realAnswers().filter(
      (entry) =>
        "record" in entry &&
        entry.record.ids.some(({ scheme, value }) => scheme === "ARXIV" && ids.has(value)),
    );
    console.info(`Real answers of arXiv and OpenAlex tell of ${known.length} papers of the dump.`);
    await importNoNewPaper("real answers", known);
  });

  test("are the papers that arXiv tells of by its Atom answers", async () => {
    const told = some();
    const counts = await importNoNewPaper("arxiv", readAtom(retoldByArxiv(told)));
    expect(counts.updated + counts.skipped).toBe(told.length);
  });

  test("are the papers that OpenAlex tells of, by whichever id or by the title", async () => {
    const told = some();
    const hasTellingTitle = ({ paper }: DumpEntry) => standsForPaper(titleKey(paper.title));
    const answer = retoldByOpenAlex(told, hasTellingTitle);
    const counts = await importNoNewPaper(
      "openalex",
      readOpenAlexAnswer(answer, FETCHED_AT).entries,
    );
    expect(counts.updated + counts.merged).toBe(told.length);
    expect(counts.merged).toBeGreaterThan(told.length / 5);
    expect(await database.prisma.mergeCandidate.count()).toBe(0);
  });

  test("and are told of once more, and nothing changes", async () => {
    expect(await importDump()).toEqual({
      new: 0,
      updated: 0,
      merged: 0,
      skipped: 6_682,
      failed: 0,
    });
    expect(await papers()).toBe(6_682);
  });
});

/** A paper as it is here. */
interface Found {
  id: string;
  /** Its handle and its name. */
  org: (string | null)[];
}

/** By its handle, or exactly its name: some have two handles. */
function isOrg([slug, name]: (string | null)[], { paper: { organization } }: DumpEntry): boolean {
  if (!organization) return slug === null;
  return slug === organization.name.toLowerCase() || name === organization.fullname;
}

/** By the raw entry, and not by what maps it. */
function expectedOf({ day, numComments, paper }: DumpEntry) {
  const authors = paper.authors.map(({ name }) => inOneLine(name)).filter((name) => name !== "");
  return {
    id: paper.id,
    authorCount: authors.length,
    upvotes: paper.upvotes ?? 0,
    comments: numComments ?? 0,
    authors,
    days: [day],
  };
}

function inOneLine(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

function readAtom(body: string): SourceEntry[] {
  const facts = { contentType: "", damaged: false, unchanged: false };
  const answer = { status: 200, body, etag: null, lastModified: null, ...facts };
  const { parts } = readOaiPage(body) ?? readFeedAnswer(answer);
  return parts.map((part) => {
    if ("broken" in part) throw new Error(part.reason);
    return { record: arxivRecord(part, FETCHED_AT) };
  });
}

/** All that arXiv and OpenAlex answered when they were really asked. */
function realAnswers(): SourceEntry[] {
  const read = (folder: string): string[] => {
    const at = new URL(`api-responses/${folder}/`, DATA);
    return readdirSync(at).map((name) => readFileSync(new URL(name, at), "utf8"));
  };
  const works = read("openalex").map((body) => JSON.parse(body) as Record<string, unknown>);
  return [
    ...[...read("arxiv_atom"), ...read("arxiv_oai_pmh")].flatMap(readAtom),
    ...works
      .filter((work) => "authorships" in work || "results" in work)
      .flatMap((work) => readOpenAlexAnswer(work, FETCHED_AT).entries),
  ];
}
