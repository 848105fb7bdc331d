import type { Db, PrismaClient } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { projectPaper } from "../papers/project-paper.ts";
import { moveRows } from "./move-rows.sql.ts";
import { orderedPair } from "./same-paper.ts";

/**
 * Parts two papers that were made one. What was first written for either goes back to it, what came later stays with
 * the one that stood; both counters are computed anew; the pair is kept as not the same, and imports respect that.
 * Both are hidden, or shown, as the one was. Undone already, it changes nothing. Merges of a chain can be undone in any order.
 * @throws {NotFoundError} when there is no such merge
 */
export async function undoMerge(
  db: PrismaClient,
  { mergeId, undoneById }: { mergeId: number; undoneById: string | null },
): Promise<{ fromId: number; intoId: number }> {
  return db.$transaction(async (tx) => {
    const [merge] = await tx.$queryRaw<{ fromId: number; intoId: number; undone: boolean }[]>`
      SELECT from_id AS "fromId", into_id AS "intoId", undone_at IS NOT NULL AS undone
      FROM merges WHERE id = ${mergeId} FOR UPDATE`;
    if (!merge) throw new NotFoundError("There is no such merge.");
    const { fromId, intoId } = merge;
    if (merge.undone) return { fromId, intoId };
    const rootId = await lockRootOf(tx, fromId);
    const part = await subtreeOf(tx, fromId);
    // Neither hiding nor showing what is one now shall be undone with the merge.
    await tx.$executeRaw`
      UPDATE papers SET merged_into_id = NULL, root_id = NULL, hidden_at = root.hidden_at
      FROM papers root WHERE root.id = ${rootId} AND papers.id = ${fromId}`;
    await tx.$executeRaw`
      UPDATE papers SET root_id = ${fromId} WHERE id = ANY(${part}::int[]) AND id <> ${fromId}`;
    await moveRows(tx, { from: rootId, to: fromId, origins: part });
    await projectPaper(tx, rootId);
    await projectPaper(tx, fromId);
    const pair = orderedPair(fromId, intoId);
    await tx.notSame.createMany({ data: [pair], skipDuplicates: true });
    await tx.$executeRaw`UPDATE merges SET undone_at = now(), undone_by_id = ${undoneById} WHERE id = ${mergeId}`;
    await writeAudit(tx, {
      action: "UNDO_MERGE",
      actorId: undoneById,
      subject: { type: "Merge", id: mergeId },
      details: { from: fromId, into: intoId },
    });
    return { fromId, intoId };
  });
}

/**
 * Locks the paper at the end of a merged one's chain. The merged one needs none: who holds the paper that stands has all
 * that was merged into it.
 */
async function lockRootOf(tx: Db, paperId: number): Promise<number> {
  const [lock] = await tx.$queryRaw<
    { id: number | null }[]
  >`SELECT lock_root_of(${paperId}::int) AS id`;
  if (lock?.id == null) throw new NotFoundError("There is no such paper.");
  return lock.id;
}

/** A paper with all that was merged into it, and into those. */
async function subtreeOf(tx: Db, paperId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE part AS (
      SELECT id FROM papers WHERE id = ${paperId}
      UNION ALL SELECT papers.id FROM papers JOIN part ON papers.merged_into_id = part.id
    )
    SELECT id FROM part ORDER BY id`;
  return rows.map((row) => row.id);
}
