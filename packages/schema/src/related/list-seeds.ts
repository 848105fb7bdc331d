import { Prisma } from "../../generated/client/client.ts";
import type { Context, Db } from "../context.ts";
import { requestLoader } from "../request-loader.ts";

/** So many papers of a list are looked at, the last added. */
const MOST_ITEMS = 5_000;

const loader = requestLoader<number, number[]>(
  ({ db }) =>
    (listIds) =>
      readSeeds(db, listIds),
);

/** The papers of a list, the last added at the end; those of several lists by one statement. */
export function loadSeeds(listId: number, context: Context): Promise<number[]> {
  return loader(context).load(listId);
}

async function readSeeds(db: Db, listIds: readonly number[]): Promise<number[][]> {
  const rows = await db.$queryRaw<{ listId: number; papers: number[] }[]>(Prisma.sql`
    SELECT l.id AS "listId", array_agg(item.paper_id ORDER BY item.added_at, item.paper_id) AS papers
    FROM lists l
    CROSS JOIN LATERAL (
      SELECT i.paper_id, i.added_at FROM list_items i JOIN papers p ON p.id = i.paper_id
      WHERE i.list_id = l.id AND p.hidden_at IS NULL
      ORDER BY i.added_at DESC, i.paper_id DESC LIMIT ${Prisma.raw(String(MOST_ITEMS))}
    ) AS item
    WHERE l.id = ANY(${[...listIds]}::int[]) GROUP BY l.id`);
  const papers = new Map(rows.map((row) => [row.listId, row.papers]));
  return listIds.map((id) => papers.get(id) ?? []);
}
