import type { Db } from "../context.ts";
import type { PersonalTable } from "./personal-data.ts";
import { paperTold } from "./personal-data.ts";

/** Rows that are read at once. */
const PAGE = 500;

const PAPER = `jsonb_build_object('paper', ${paperTold("row.paper_id")})`;

/** The rows of one table that are a person's, page by page: no more than one page is in memory. */
export async function* readPersonalRows(
  db: Db,
  personId: string,
  { table, person, key, omit = [], ofPapers = false, also }: PersonalTable,
): AsyncGenerator<object> {
  // Every name in here is this program's own, see PERSONAL_TABLES; values are bound.
  const columns = Object.keys(key);
  const bound = Object.values(key).map((type, index) => `$${index + 3}::${type}`);
  const more = [...(ofPapers ? [PAPER] : []), ...(also === undefined ? [] : [also])];
  const written = ["to_jsonb(row) - $2::text[]", ...more].join(" || ");
  let after: unknown[] | undefined;
  for (;;) {
    const beyond = after ? `AND (${columns.join(", ")}) > (${bound.join(", ")})` : "";
    const rows = await db.$queryRawUnsafe<{ row: object; key: unknown[] }[]>(
      `SELECT ${written} AS row, jsonb_build_array(${columns.join(", ")}) AS key
       FROM ${table} AS row WHERE ${person} = $1 ${beyond}
       ORDER BY ${columns.join(", ")} LIMIT ${PAGE}`,
      personId,
      [...omit],
      ...(after ?? []),
    );
    for (const { row } of rows) yield row;
    after = rows.at(-1)?.key;
    if (rows.length < PAGE) return;
  }
}
