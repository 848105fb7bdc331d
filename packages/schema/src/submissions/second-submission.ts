import type { Db } from "../context.ts";

/** Who of those that asked for a paper proposed it, and when. */
interface Asking {
  personId: string;
  at: Date;
}

/**
 * Remembers that somebody else submits what waits for an editor already: they see that it waits, and are told what
 * becomes of it. Said again it changes nothing. The paper must be locked.
 */
export async function secondSubmission(
  tx: Db,
  submissionId: number,
  { personId, at }: Asking,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO secondings (submission_id, user_id, seconded_at) VALUES (${submissionId}, ${personId}, ${at})
    ON CONFLICT DO NOTHING`;
}

/**
 * Puts somebody in the place of who proposed a submission, where it was declined and is proposed again: who did so
 * before still wants to know what becomes of it.
 */
export async function takeOver(
  tx: Db,
  submissionId: number,
  { personId, at }: Asking,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO secondings (submission_id, user_id, seconded_at)
    SELECT id, submitter_id, submitted_at FROM submissions
    WHERE id = ${submissionId} AND submitter_id IS NOT NULL
    ON CONFLICT DO NOTHING`;
  await tx.submission.update({
    where: { id: submissionId },
    data: { submitterId: personId, submittedAt: at },
  });
  await tx.$executeRaw`
    DELETE FROM secondings WHERE submission_id = ${submissionId} AND user_id = ${personId}`;
}
