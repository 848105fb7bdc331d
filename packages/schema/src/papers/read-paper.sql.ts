import type { Sql, Viewer } from "../context.ts";
import type { SqlSelection } from "../compile-selection.ts";
import type { ReadRow } from "../read-row.ts";
import type { Question } from "../read-together.sql.ts";
import { readTogether } from "../read-together.sql.ts";
import { statementAround } from "../sql-selection.ts";
import type { PaperName } from "./paper-ref.ts";

/**
 * One paper by its name, with what the operation asks of it, in one statement; null when it is not here.
 * @param withHidden also what a moderator hides
 */
export async function readPaper(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  name: PaperName,
  withHidden: boolean,
): Promise<ReadRow | null> {
  const scheme = "paperId" in name ? null : name.scheme;
  const question: Question = {
    shape: `${scheme} ${withHidden}`,
    types: [scheme === null ? "int" : "text"],
    answer: ([value]) => {
      const id =
        scheme === null
          ? // The name of a merged paper leads on.
            `(SELECT coalesce(root_id, id) FROM papers WHERE id = ${value})`
          : `(SELECT paper_id FROM paper_ids WHERE scheme = '${scheme}' AND value = ${value})`;
      return `(SELECT ${selection.sql} FROM papers p WHERE p.id = ${id}${onlyShown(withHidden)})`;
    },
  };
  const value = "paperId" in name ? name.paperId : name.value;
  return selection.decode(await readTogether(sql, viewer, selection, question, [value]));
}

/** Many papers by their names, in their order and null where one is not here, in one statement. */
export async function readPapers(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  names: readonly PaperName[],
  withHidden: boolean,
): Promise<(ReadRow | null)[]> {
  const text = statementAround(selection, `papers ${withHidden}`, (parameter) => {
    const byId =
      "SELECT paper_id FROM paper_ids i WHERE i.scheme = name.scheme::paper_id_scheme AND i.value = name.value";
    const byRow = "SELECT coalesce(root_id, id) FROM papers r WHERE r.id = name.row";
    return (
      `SELECT json_agg((SELECT ${selection.sql} FROM papers p WHERE p.id = coalesce((${byId}), (${byRow}))${onlyShown(withHidden)}) ` +
      `ORDER BY name.place) FROM unnest(${parameter()}::text[], ${parameter()}::text[], ${parameter()}::int[]) ` +
      "WITH ORDINALITY AS name (scheme, value, row, place)"
    );
  });
  const [row] = await sql(text, [
    ...(selection.needsViewer ? [viewer?.id ?? ""] : []),
    names.map((name) => ("paperId" in name ? null : name.scheme)),
    names.map((name) => ("paperId" in name ? null : name.value)),
    names.map((name) => ("paperId" in name ? name.paperId : null)),
  ]);
  return ((row?.[0] ?? []) as unknown[]).map((value) => selection.decode(value));
}

function onlyShown(withHidden: boolean): string {
  return withHidden ? "" : " AND p.hidden_at IS NULL";
}
