import type { SqlSelection } from "../compile-selection.ts";
import type { Sql, Viewer } from "../context.ts";
import type { ReadRow } from "../read-row.ts";
import type { Question } from "../read-together.sql.ts";
import { readTogether } from "../read-together.sql.ts";
import { isModerator } from "../roles.ts";

/**
 * Those of the papers that stand by themselves and may be seen by the viewer, with what the operation asks of each, in
 * the order of the ids.
 * @param limit at most so many: the first ones
 */
export async function readNeighbours(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  ids: readonly number[],
  limit: number,
): Promise<Map<number, ReadRow>> {
  if (ids.length === 0) return new Map();
  const shown = isModerator(viewer) ? "" : " AND p.hidden_at IS NULL";
  const question: Question = {
    shape: `neighbours ${limit}${shown}`,
    // Statements that ask for several at once know of no lists of lists.
    types: ["text"],
    answer: ([list]) =>
      `(SELECT json_agg(json_build_array(p.id, ${selection.sql})) ` +
      `FROM (SELECT p.* FROM unnest(string_to_array(${list}, ',')::int[]) WITH ORDINALITY AS near (id, place) ` +
      `JOIN papers p ON p.id = near.id WHERE p.root_id IS NULL${shown} ` +
      `ORDER BY near.place LIMIT ${limit}) p)`,
  };
  const rows = await readTogether(sql, viewer, selection, question, [ids.join(",")]);
  return new Map(
    ((rows ?? []) as [number, unknown][]).flatMap(([id, value]) => {
      const row = selection.decode(value);
      return row ? [[id, row] as const] : [];
    }),
  );
}
