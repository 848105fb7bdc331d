import type { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { projectPaper } from "../papers/project-paper.ts";
import { moveRows } from "./move-rows.sql.ts";
import { membersOf } from "./paper-locks.ts";

/** Why two papers are one: kept with the merge, for a moderator to read. */
export type MergeEvidence = Prisma.InputJsonObject;

/**
 * Makes two papers one. Votes, comments, list items, submissions, ids and source records go over, each remembering where it came
 * from; the old global id and addresses lead to the paper that stays. Both must be locked, and stand by themselves.
 * @returns the merge's row
 */
export async function mergePapers(
  tx: Db,
  {
    fromId,
    intoId,
    evidence,
    decidedById = null,
  }: {
    fromId: number;
    intoId: number;
    evidence: MergeEvidence;
    /** Null when an import decides. */
    decidedById?: string | null;
  },
): Promise<number> {
  const merge = await tx.merge.create({
    data: { fromId, intoId, evidence, decidedById },
    select: { id: true },
  });
  const origins = await membersOf(tx, fromId);
  await tx.$executeRaw`UPDATE papers SET merged_into_id = ${intoId} WHERE id = ${fromId}`;
  await tx.$executeRaw`UPDATE papers SET root_id = ${intoId} WHERE id = ANY(${origins}::int[])`;
  await moveRows(tx, { from: fromId, to: intoId, origins });
  await projectPaper(tx, intoId);
  return merge.id;
}
