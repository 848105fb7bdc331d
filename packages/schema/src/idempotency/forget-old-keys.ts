import type { Db } from "../context.ts";
import { BATCH, forgetInBatches } from "../forget-in-batches.ts";

/** For how long a retry is answered with what the first one did. */
export const KEYS_ARE_KEPT_DAYS = 30;

/**
 * Forgets the keys of additions made more than {@link KEYS_ARE_KEPT_DAYS} days ago: nobody sends those again.
 * @returns how many
 */
export function forgetOldKeys(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - KEYS_ARE_KEPT_DAYS * 86_400_000);
  return forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM idempotency_keys WHERE ctid IN (
        SELECT ctid FROM idempotency_keys WHERE created_at < ${before} LIMIT ${BATCH})`,
  );
}
