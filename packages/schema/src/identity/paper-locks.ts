import type { Db } from "../context.ts";
import { NotFoundError } from "../errors.ts";

/** A paper that is locked for this transaction. */
export interface LockedPaper {
  id: number;
  title: string;
  titleKey: string;
  isHidden: boolean;
}

/**
 * Locks papers against every other writer until the transaction ends, in ascending order so that two who want the same
 * never wait for each other in a circle.
 * @returns all of them in that order; none, and none is locked, where one was merged meanwhile
 */
export async function lockPapers(tx: Db, ids: readonly number[]): Promise<LockedPaper[]> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT lock_papers(${ids}::int[]) AS held`;
  if (!lock?.held) return [];
  // Read after the lock: as the transaction before left them.
  return tx.$queryRaw<LockedPaper[]>`
    SELECT id, title, title_key AS "titleKey", hidden_at IS NOT NULL AS "isHidden" FROM papers
    WHERE id = ANY(${ids}::int[]) ORDER BY id`;
}

/**
 * Holds papers while their counters are written, in the same order.
 * @returns false, and none is held, where one was merged meanwhile
 */
export async function holdPapers(tx: Db, ids: readonly number[]): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT hold_papers(${ids}::int[]) AS held`;
  return lock?.held ?? false;
}

/**
 * Holds a paper while its counters are written, or the one that it has become, wherever merges take it meanwhile.
 * @returns the row of the paper that is held
 * @throws {NotFoundError} when the row is gone
 */
export async function holdRoot(tx: Db, paperId: number): Promise<number> {
  let rootId = paperId;
  while (!(await holdPapers(tx, [rootId]))) {
    const paper = await tx.paper.findUnique({ where: { id: paperId }, select: { rootId: true } });
    if (!paper) throw new NotFoundError("There is no such paper.");
    rootId = paper.rootId ?? paperId;
  }
  return rootId;
}

/** The papers that are one with this one, itself among them: whose rows it holds. */
export async function membersOf(tx: Db, rootId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM papers WHERE id = ${rootId} OR root_id = ${rootId} ORDER BY id`;
  return rows.map((row) => row.id);
}
