import { readSearch } from "@paperround/schema/search/search-input";
import { whereFiltered } from "@paperround/schema/search/search-filter.sql";
import { searchPapers } from "@paperround/schema/search/search-papers";
import { findWithAll } from "@paperround/schema/search/search.sql";
import pg from "pg";
import type { Database } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import { openDatabase } from "../src/database/open-database.ts";
import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import type { PostgresqlServer } from "./postgresql-server.ts";
import { report } from "./progress.ts";

/** Ranks papers for a question: keys, the best first. */
export type DatabaseRanker = (query: string) => Promise<number[]>;

/** The same papers in a database that was made for this run. */
export interface SearchDatabase {
  /** The statement that looks for papers with all words and ranks them by ts_rank. */
  tsRank: DatabaseRanker;
  /** All that the database does for a search while there is no index: that, corrections, half of the words, letters. */
  fallback: DatabaseRanker;
  close(): Promise<void>;
}

const BATCH = 1_000;

/** Makes the database and puts the papers into it. */
export async function fillSearchDatabase(
  server: PostgresqlServer,
  papers: readonly IndexedPaper[],
): Promise<SearchDatabase> {
  const name = `paperround_bench_search_${process.pid}`;
  const admin = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.urlOf("postgres") });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await admin(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
  let database: Database | undefined;
  const close = async (): Promise<void> => {
    await database?.close();
    await admin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  try {
    const opened = await openDatabase({
      dataDir: "",
      databaseUrl: server.urlOf(name),
      poolSize: 2,
    });
    database = opened;
    await migrate(opened);
    await fill(opened, papers);
    const db = opened.prisma;
    return {
      tsRank: async (query) => {
        const { filter, ...words } = readSearch(query, null);
        const hits = await findWithAll(db, words, whereFiltered(filter, null), "RELEVANCE");
        return hits.map(({ id }) => id);
      },
      fallback: async (query) => {
        const question = { ...readSearch(query, null), sort: "RELEVANCE" as const };
        const page = { name: "bench", args: { first: 100 } };
        const finds = await searchPapers({ db, viewer: null }, question, page);
        return finds.page.edges.map(({ node }) => node.id);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill({ pool }: Database, papers: readonly IndexedPaper[]): Promise<void> {
  const { rows: indexes } = await pool.query<{ name: string; make: string }>(
    `SELECT indexname AS name, indexdef AS make FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = 'papers' AND indexdef LIKE '% USING gin %'`,
  );
  await pool.query("ALTER TABLE papers DISABLE TRIGGER USER");
  for (const { name } of indexes) await pool.query(`DROP INDEX "${name}"`);
  for (let from = 0; from < papers.length; from += BATCH) {
    report("Putting papers into PostgreSQL", from, papers.length);
    const rows = papers.slice(from, from + BATCH).map((paper) => ({
      id: paper.key,
      title: paper.title ?? "",
      abstract: paper.abstract ?? asText(paper.wordCounts),
      keywords: paper.keywords ?? [],
    }));
    await pool.query(
      `INSERT INTO papers (id, title, title_key, abstract, keywords, updated_at)
       SELECT id, title, lower(title), abstract, keywords, now()
       FROM json_to_recordset($1::json) AS row (id int, title text, abstract text, keywords text[])`,
      [JSON.stringify(rows).replaceAll(String.raw`\u0000`, "")],
    );
  }
  for (const { make } of indexes) {
    report("Building PostgreSQL's indexes");
    await pool.query(make);
  }
  report("Taking statistics");
  await pool.query("VACUUM ANALYZE papers");
}

/** Words without an order, each as often as it is there. */
function asText(counts: Readonly<Record<string, number>> | undefined): string | null {
  if (!counts) return null;
  return Object.entries(counts)
    .map(([word, count]) => `${word} `.repeat(Math.min(count, 255)))
    .join("");
}
