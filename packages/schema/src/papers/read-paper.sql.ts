import type { Sql, Viewer } from "../context.ts";
import type { SqlSelection } from "../compile-selection.ts";
import type { ReadRow } from "../read-row.ts";
import { statementAround } from "../sql-selection.ts";
import type { PaperName } from "./paper-ref.ts";

/** One paper by its name, with what the operation asks of it, in one statement; null when it is not here. */
export async function readPaper(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  name: PaperName,
): Promise<ReadRow | null> {
  const scheme = "paperId" in name ? null : name.scheme;
  const text = statementAround(selection, scheme ?? "", (parameter) => {
    const id =
      scheme === null
        ? // The name of a merged paper leads on.
          `(SELECT coalesce(root_id, id) FROM papers WHERE id = ${parameter()})`
        : `(SELECT paper_id FROM paper_ids WHERE scheme = '${scheme}' AND value = ${parameter()})`;
    return `SELECT ${selection.sql} FROM papers p WHERE p.id = ${id}`;
  });
  const value = "paperId" in name ? name.paperId : name.value;
  const [row] = await sql(text, selection.needsViewer ? [viewer?.id ?? "", value] : [value]);
  return row === undefined ? null : selection.decode(row[0]);
}
