import type { Db } from "../context.ts";
import { BATCH, forgetInBatches } from "../forget-in-batches.ts";

/** For how many days it stays known what was delivered. */
export const DELIVERIES_ARE_KEPT_DAYS = 30;

/**
 * Forgets deliveries of long ago, with their attempts. That a webhook was told of something stays known.
 * @returns how many
 */
export function forgetOldDeliveries(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - DELIVERIES_ARE_KEPT_DAYS * 86_400_000);
  return forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM webhook_deliveries WHERE id IN (
        SELECT id FROM webhook_deliveries WHERE created_at < ${before} AND state <> 'PENDING' LIMIT ${BATCH})`,
  );
}
