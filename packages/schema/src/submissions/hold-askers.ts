import type { Db } from "../context.ts";

/**
 * Holds who is to be told what becomes of submissions, before that is written: who leaves meanwhile waits, or has left
 * already. The paper must be locked.
 */
export async function holdAskers(tx: Db, submissionIds: readonly number[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM people WHERE id IN (
      SELECT submitter_id FROM submissions WHERE id = ANY(${submissionIds}::int[])
      UNION SELECT user_id FROM secondings WHERE submission_id = ANY(${submissionIds}::int[])
    ) ORDER BY id FOR KEY SHARE`;
}
