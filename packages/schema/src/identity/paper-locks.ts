import type { Db } from "../context.ts";

/** A paper that is locked for this transaction. */
export interface LockedPaper {
  id: number;
  title: string;
  titleKey: string;
}

/**
 * Locks papers against every other writer until the transaction ends, in ascending order so that two who want the same
 * never wait for each other in a circle.
 * @returns those of them that stand by themselves; one that was merged meanwhile is missing
 */
export function lockPapers(tx: Db, ids: readonly number[]): Promise<LockedPaper[]> {
  return tx.$queryRaw<LockedPaper[]>`
    SELECT id, title, title_key AS "titleKey" FROM papers
    WHERE id = ANY(${ids}::int[]) AND root_id IS NULL ORDER BY id FOR UPDATE`;
}

/** The papers that are one with this one, itself among them: whose rows it holds. */
export async function membersOf(tx: Db, rootId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM papers WHERE id = ${rootId} OR root_id = ${rootId} ORDER BY id`;
  return rows.map((row) => row.id);
}
