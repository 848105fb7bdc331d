import type { Db } from "../context.ts";
import { BATCH, forgetInBatches } from "../forget-in-batches.ts";

/** For how long a notification is kept once it is read. Longer than a paper is news, or it would be told again. */
export const READ_ARE_KEPT_DAYS = 180;

/** For how long one is kept that nobody reads. */
export const UNREAD_ARE_KEPT_DAYS = 365;

/**
 * Forgets notifications of long ago.
 * @returns how many
 */
export function forgetOldNotifications(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const readBefore = daysAgo(READ_ARE_KEPT_DAYS);
  const madeBefore = daysAgo(UNREAD_ARE_KEPT_DAYS);
  return forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM notifications WHERE id IN (
        SELECT id FROM notifications
        WHERE created_at < ${readBefore} AND (read_at < ${readBefore} OR created_at < ${madeBefore})
        LIMIT ${BATCH})`,
  );
}
