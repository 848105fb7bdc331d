import type { Db } from "../context.ts";
import { BATCH, forgetInBatches } from "../forget-in-batches.ts";

const DAY = 86_400_000;

/** An address that nobody confirmed. */
const PENDING_DAYS = 7;
/** The address of who has left: as long as mail that is on its way may come to them. */
const ENDED_DAYS = 30;
/** What was sent, and the address of who is not to be written to. */
const KEPT_DAYS = 400;

/** Forgets addresses that are of no use any more, and what was sent long ago. @returns how many rows */
export async function forgetDigests(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const before = (days: number): Date => new Date(now.getTime() - days * DAY);
  const subscriptions = await forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM digest_subscriptions WHERE id IN (
        SELECT id FROM digest_subscriptions
        WHERE (state = 'PENDING' AND requested_at < ${before(PENDING_DAYS)})
          OR (state = 'ENDED' AND ended_at < ${before(ENDED_DAYS)})
          OR (state IN ('BOUNCED', 'COMPLAINED') AND ended_at < ${before(KEPT_DAYS)})
        LIMIT ${BATCH})`,
  );
  const issues = await forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM digest_issues WHERE id IN (
        SELECT id FROM digest_issues WHERE created_at < ${before(KEPT_DAYS)} LIMIT ${BATCH})`,
  );
  // Of papers that no digest tells of any more, since they came on a list too long ago.
  const papers = await forgetInBatches(
    signal,
    () => db.$executeRaw`
      DELETE FROM digest_papers WHERE ctid IN (
        SELECT had.ctid FROM papers p JOIN digest_papers had ON had.paper_id = p.id
        WHERE coalesce(p.listed_at, p.created_at) < ${before(KEPT_DAYS)} LIMIT ${BATCH})`,
  );
  return subscriptions + issues + papers;
}
