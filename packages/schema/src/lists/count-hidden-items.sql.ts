import type { Db } from "../context.ts";

/**
 * How many papers of each list are hidden, in one statement; lists without any are left out. It begins with the papers
 * that are hidden, which are few, and not with the lists, which may be long.
 */
export function countHiddenItems(
  db: Db,
  listIds: readonly number[],
): Promise<{ listId: number; count: number }[]> {
  return db.$queryRaw<{ listId: number; count: number }[]>`
    SELECT list_id AS "listId", count(*)::int FROM list_items JOIN papers ON papers.id = paper_id
    WHERE hidden_at IS NOT NULL AND list_id = ANY(${listIds}::int[]) GROUP BY list_id`;
}
