import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { BenchFailure } from "./bench-failure.ts";

/** What an import writes, each table after those it points at. */
const TABLES = [
  "code_repositories",
  "orgs",
  "authors",
  "papers",
  "paper_ids",
  "paper_references",
  "authorships",
  "source_records",
  "submissions",
  "merges",
  "merge_candidates",
  "quarantined_records",
  "source_cursors",
];
/** What every database has from its migrations, and what triggers write: for COPY as they do for the import. */
const NOT_COPIED = [
  "_prisma_migrations",
  "database_info",
  "change_log",
  "co_authorships",
  "webhook_progress",
];

/** How much of a table PGlite takes or gives at once, in pages of 8 kB and in bytes. */
const PAGES = 512;
const CHUNK = 1_048_576;

type Query = <Row>(sql: string) => Promise<Row[]>;

/** Writes every row that an import wrote to files of COPY's text format, a file a table. */
export async function dumpRows(client: pg.Client, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const query: Query = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  await assertNoOthers(query);
  for (const table of TABLES) {
    const stream = client.query(copyTo(`COPY (${await selectOf(query, table)}) TO STDOUT`));
    await pipeline(stream, createWriteStream(join(folder, table)));
  }
}

/** The same of the embedded database. */
export async function dumpEmbeddedRows(pglite: PGlite, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const query = queryOf(pglite);
  await assertNoOthers(query);
  for (const table of TABLES) {
    await writeFile(join(folder, table), "");
    const select = await selectOf(query, table);
    const [size] = await query<{ pages: number }>(
      `SELECT (pg_relation_size('${table}') / 8192)::int AS pages`,
    );
    for (let page = 0; page < (size?.pages ?? 0); page += PAGES) {
      const inPages = `ctid >= '(${page},0)' AND ctid < '(${page + PAGES},0)'`;
      const { blob } = await pglite.query(`COPY (${select} WHERE ${inPages}) TO '/dev/blob'`);
      if (blob) await writeFile(join(folder, table), blob.stream(), { flag: "a" });
    }
  }
}

/** What the rows are compared with: a plain COPY, table by table, each in one go. */
export async function copyRows(client: pg.Client, folder: string): Promise<void> {
  const query: Query = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  for (const table of TABLES) {
    const columns = await columnsOf(query, table);
    const stream = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
    await pipeline(createReadStream(join(folder, table)), stream);
  }
}

/** The same into the embedded database, which takes a piece of a table at a time. */
export async function copyRowsEmbedded(pglite: PGlite, folder: string): Promise<void> {
  for (const table of TABLES) {
    const columns = await columnsOf(queryOf(pglite), table);
    const copy = (rows: Buffer): Promise<unknown> =>
      pglite.query(`COPY ${table} (${columns}) FROM '/dev/blob'`, [], {
        blob: new Blob([new Uint8Array(rows)]),
      });
    let rest = Buffer.alloc(0);
    const file = createReadStream(join(folder, table), { highWaterMark: CHUNK });
    for await (const chunk of file as AsyncIterable<Buffer>) {
      const bytes = Buffer.concat([rest, chunk]);
      const end = bytes.lastIndexOf("\n") + 1;
      if (end > 0) await copy(bytes.subarray(0, end));
      rest = bytes.subarray(end);
    }
  }
}

function queryOf(pglite: PGlite): Query {
  return async <Row>(sql: string) => (await pglite.query<Row>(sql)).rows;
}

async function selectOf(query: Query, table: string): Promise<string> {
  return `SELECT ${await columnsOf(query, table)} FROM ${table}`;
}

/** All but those that the database generates. */
async function columnsOf(query: Query, table: string): Promise<string> {
  const rows = await query<{ name: string }>(`
    SELECT quote_ident(attname) AS name FROM pg_attribute
    WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ORDER BY attnum`);
  return rows.map(({ name }) => name).join(", ");
}

/** @throws {BenchFailure} when the import wrote to a table that would be left out */
async function assertNoOthers(query: Query): Promise<void> {
  const tables = await query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  for (const { name } of tables) {
    if ([...TABLES, ...NOT_COPIED].includes(name)) continue;
    const rows = await query(`SELECT FROM "${name}" LIMIT 1`);
    if (rows.length > 0)
      throw new BenchFailure(
        `The import wrote to ${name}, which table-rows.ts does not copy: add it to TABLES there.`,
      );
  }
}
