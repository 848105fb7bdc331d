import type { Pool, PoolClient } from "pg";
import { generatePapers, generateSurroundings } from "./generate-papers.ts";
import type { Rows } from "./generate-papers.ts";

const BATCH = 1_000;

/**
 * Fills an empty, migrated database with generated papers. Indexes and foreign keys are taken off before and put back
 * after, as the catalogue has them, which is several times as fast and ends in the same database.
 * @param workers how many connections may work at once
 * @param report told the step, how far it is, and of how many
 */
export async function fillDatabase(
  pool: Pool,
  papers: number,
  workers: number,
  report: (step: string, done: number, total: number | null) => void,
): Promise<void> {
  const putBack = await takeOff(pool);
  await withClient(pool, async (client) => {
    for (const rows of generateSurroundings(papers)) await insertAll(client, rows);
  });
  let next = 1;
  let done = 0;
  const work = (): Promise<void> =>
    withClient(pool, async (client) => {
      while (next <= papers) {
        const from = next;
        next = Math.min(from + BATCH, papers + 1);
        await insertAll(client, generatePapers(papers, from, next));
        done += Math.min(BATCH, papers + 1 - from);
        report("Generating papers", done, papers);
      }
    });
  await Promise.all(Array.from({ length: workers }, work));
  let built = 0;
  for (const statement of putBack) {
    report("Building indexes", built++, putBack.length);
    await pool.query(statement);
  }
  report("Taking statistics", 0, null);
  await pool.query("VACUUM ANALYZE");
}

/** @returns the statements that put everything back */
async function takeOff(pool: Pool): Promise<string[]> {
  const { rows: keys } = await pool.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  const { rows: indexes } = await pool.query<{ drop: string; add: string }>(`
    SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS drop, pg_get_indexdef(i.indexrelid) AS add
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique`);
  const { rows: triggers } = await pool.query<{ drop: string; add: string }>(`
    SELECT DISTINCT format('ALTER TABLE %s DISABLE TRIGGER USER', tgrelid::regclass) AS drop,
           format('ALTER TABLE %s ENABLE TRIGGER USER', tgrelid::regclass) AS add
      FROM pg_trigger WHERE NOT tgisinternal`);
  const { rows: counters } = await pool.query<{ add: string }>(`
    SELECT format('SELECT setval(%L, (SELECT coalesce(max(%I), 1) FROM %I))',
                  pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name) AS add
      FROM information_schema.columns
     WHERE table_schema = 'public' AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`);
  for (const { drop } of [...keys, ...indexes, ...triggers]) await pool.query(drop);
  return [...indexes, ...keys, ...triggers, ...counters].map(({ add }) => add);
}

async function insertAll(client: PoolClient, rows: Rows): Promise<void> {
  for (const [table, ofTable] of Object.entries(rows)) {
    const columns = Object.keys(ofTable[0] ?? {}).join(", ");
    if (columns === "") continue;
    await client.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(ofTable)],
    );
  }
}

async function withClient(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}
