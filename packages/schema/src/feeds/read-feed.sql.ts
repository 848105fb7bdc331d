import type { SqlSelection } from "../compile-selection.ts";
import type { Sql, Viewer } from "../context.ts";
import type { PageArgs } from "../keyset.ts";
import { readPage } from "../keyset.ts";
import { NODE_PATHS } from "../node-paths.ts";
import type { ReadRow } from "../read-row.ts";
import { registerSqlFields, registerSqlRoot } from "../sql-fields.ts";
import { statementAround } from "../sql-selection.ts";
import type { FeedSort } from "./feed-cursor.ts";
import { readCursor } from "./feed-cursor.ts";
import { feedPage } from "./read-feed.ts";
import type { FeedPage, Listed } from "./read-feed.ts";

registerSqlRoot("feed", { typename: "Paper", paths: NODE_PATHS });

registerSqlFields("Paper", {
  firstListedOn: { value: ({ row }) => `(${row}.listed_at AT TIME ZONE 'UTC')::date` },
});

/** The column behind each order, its type, and the key that stands in a cursor. */
const KEYS = {
  TOP: { column: "points", type: "float8", key: "p.points" },
  NEW: { column: "listed_at", type: "timestamptz", key: "extract(epoch FROM p.listed_at) * 1000" },
  HOT: { column: "hotness", type: "float8", key: "p.hotness" },
} as const;

/** Like the mapper's `readFeed`, by SQL that reads no more than the operation asks. */
export async function readFeedBySql(
  sql: Sql,
  viewer: Viewer | null,
  selection: SqlSelection,
  { days, upTo }: Listed,
  sort: FeedSort,
  args: PageArgs,
): Promise<FeedPage<ReadRow | null>> {
  const { size, backwards } = readPage(args);
  const after = args.after == null ? null : readCursor(sort, args.after, "after");
  const before = args.before == null ? null : readCursor(sort, args.before, "before");
  const from = days && dayText(days.from);
  const to = days && dayText(days.to < upTo ? days.to : upTo);
  const isDay = from === to;
  const shape = [sort, size, backwards, days !== null, isDay, after !== null, before !== null];
  const text = statementAround(selection, shape.join(), (parameter) => {
    const { column, type, key } = KEYS[sort];
    const on = (): string =>
      isDay ? `= ${parameter()}` : `BETWEEN ${parameter()} AND ${parameter()}`;
    const bound = (side: string): string =>
      `(p.${column}, p.id) ${side} (${parameter()}::${type}, ${parameter()}::int)`;
    const conditions = [
      "p.hidden_at IS NULL",
      ...(days
        ? [`p.id IN (SELECT paper_id FROM submissions WHERE status = 'LISTED' AND day ${on()})`]
        : // The index begins with the papers that were never listed.
          [`p.listed_at <= ${parameter()}`, `p.${column} IS NOT NULL`]),
      ...(after ? [bound("<")] : []),
      ...(before ? [bound(">")] : []),
    ];
    const direction = backwards ? "ASC" : "DESC";
    return (
      `SELECT json_agg(json_build_array(p.id, ${key}, ${selection.sql})) FROM (SELECT p.* FROM papers p ` +
      `WHERE ${conditions.join(" AND ")} ORDER BY p.${column} ${direction}, p.id ${direction} LIMIT ${size + 1}) p`
    );
  });
  const [row] = await sql(text, [
    ...(selection.needsViewer ? [viewer?.id ?? ""] : []),
    ...(days ? (isDay ? [from] : [from, to]) : [upTo]),
    ...[after, before].flatMap((place) => (place ? [place.key, place.id] : [])),
  ]);
  const read = (row?.[0] ?? []) as [id: number, key: number, paper: unknown][];
  return feedPage(
    read.map(([id, key, paper]) => ({ paper: selection.decode(paper), place: { key, id } })),
    args,
  );
}

/** Like the mapper's `lastListedDay`. */
export async function lastListedDayBySql(sql: Sql, upTo: Date): Promise<Date | null> {
  const [row] = await sql(
    "SELECT s.day::text FROM submissions s JOIN papers p ON p.id = s.paper_id " +
      "WHERE s.status = 'LISTED' AND s.day <= $1 AND p.hidden_at IS NULL ORDER BY s.day DESC LIMIT 1",
    [dayText(upTo)],
  );
  const day = row?.[0];
  return typeof day === "string" ? new Date(day) : null;
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}
