import type { Pool } from "pg";

/** Rows by their table, as text, sorted: two databases that hold the same have the same. */
export type NaturalRows = Record<string, string[]>;

type Row = Record<string, unknown>;

/** What belongs to a database and not to what is in it. */
const LEFT_OUT = new Set(["_prisma_migrations", "database_info", "webhook_progress"]);
/** Columns that name a row without a foreign key, by what they name. */
const REFERENCES: Readonly<Record<string, string>> = {
  origin_paper_id: "papers",
  paper_id: "papers",
  one_id: "authors",
  other_id: "authors",
  root_id: "papers",
};
/** Moments that are facts of the papers; others say only when a row was written. */
const TOLD_MOMENTS = new Set(["listed_at"]);
/** Numbers that only order what was written. */
const ORDER = new Set(["changed_in", "change_seq", "subject_id"]);

/**
 * All rows of all tables, with numbers of rows replaced by what names them in the world: a paper by the records that it
 * was made for, an author by name, ids and each place in a list of authors, an org by its slug. When a row was written is
 * left out.
 */
export async function naturalRows(pool: Pool): Promise<NaturalRows> {
  const tables = await readTables(pool);
  const references = await readReferences(pool);
  const names = namesOf(tables);
  const found: NaturalRows = {};
  for (const [table, rows] of tables) {
    if (LEFT_OUT.has(table)) continue;
    const natural = (row: Row): string =>
      JSON.stringify(
        Object.entries(row).flatMap(([column, value]) => {
          if (isOfTheWriting(column, value)) return [];
          if (column === "id" && typeof value === "number")
            return [[column, names.get(table)?.get(value)]];
          if (column === "author_ids")
            return [[column, (value as number[]).map((id) => names.get("authors")?.get(id))]];
          const target = references.get(`${table}.${column}`) ?? REFERENCES[column];
          const known = target === undefined ? undefined : names.get(target);
          return [[column, known ? known.get(value as number) : value]];
        }),
      );
    found[table] = rows.map(natural).toSorted();
  }
  return found;
}

async function readTables(pool: Pool): Promise<Map<string, Row[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

async function readReferences(pool: Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ column: string; target: string }>(`
    SELECT conrelid::regclass || '.' || attname AS column, confrelid::regclass::text AS target
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND cardinality(conkey) = 1`);
  return new Map(rows.map(({ column, target }) => [column, target]));
}

function isOfTheWriting(column: string, value: unknown): boolean {
  if (ORDER.has(column)) return true;
  return typeof value === "string" && column.endsWith("_at") && !TOLD_MOMENTS.has(column);
}

type Names = Map<number, string>;

function namesOf(tables: ReadonlyMap<string, Row[]>): Map<string, Names> {
  const rows = (table: string): Row[] => tables.get(table) ?? [];
  const records = rows("source_records");
  const papers = namesBy(records, ({ origin_paper_id: paper, source, key }) => [
    [paper, `${String(source)} ${String(key)}`],
  ]);
  const places = namesBy([...rows("authorships"), ...records], (row) =>
    "author_ids" in row
      ? (row["author_ids"] as number[]).map((author, position) => [
          author,
          `${String(row["source"])} ${String(row["key"])} ${position}`,
        ])
      : [[row["author_id"], `${papers.get(row["paper_id"] as number)} ${String(row["position"])}`]],
  );
  const authors: Names = new Map(
    rows("authors").map(({ id, name, orcid, open_alex_id, semantic_scholar_id }) => [
      id as number,
      [name, orcid, open_alex_id, semantic_scholar_id, places.get(id as number)].join("|"),
    ]),
  );
  const orgs: Names = new Map(rows("orgs").map(({ id, slug }) => [id as number, String(slug)]));
  return new Map([
    ["papers", papers],
    ["authors", authors],
    ["orgs", orgs],
  ]);
}

/** Puts together, for each number, all that names it. */
function namesBy(rows: readonly Row[], pick: (row: Row) => [unknown, string][]): Names {
  const found = Map.groupBy(rows.flatMap(pick), ([id]) => id as number);
  return new Map(
    [...found].map(([id, named]) => [
      id,
      named
        .map(([, name]) => name)
        .toSorted()
        .join("; "),
    ]),
  );
}
