import type { Db } from "../context.ts";
import { takeOver } from "./second-submission.ts";

/** Somebody submitting a paper. */
export interface Proposal {
  paperId: number;
  /** Midnight UTC. */
  day: Date;
  submitterId: string;
  submittedAt: Date;
}

/**
 * Brings a paper before the editors. What was declined on the same day waits again, under who proposes it now. The paper
 * must be locked, and nothing of it may wait.
 * @returns the submission's row
 */
export async function proposePaper(tx: Db, proposal: Proposal): Promise<number> {
  const { paperId, day, submitterId, submittedAt } = proposal;
  const status = "PROPOSED";
  const declined = await tx.submission.findUnique({
    where: { originPaperId_day: { originPaperId: paperId, day } },
    select: { id: true },
  });
  if (!declined) {
    const data = { ...proposal, originPaperId: paperId, status } as const;
    return (await tx.submission.create({ data, select: { id: true } })).id;
  }
  await tx.submission.update({
    where: { id: declined.id },
    data: { status, decidedAt: null, decidedById: null },
  });
  await takeOver(tx, declined.id, { personId: submitterId, at: submittedAt });
  return declined.id;
}
