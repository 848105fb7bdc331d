import type { Db } from "../context.ts";
import { readChangeLog } from "../changes/read-change-log.ts";
import { startOfDay } from "../feeds/feed-days.ts";

/**
 * Sees to it that a webhook is told of what happens from now on and of nothing before: the log is followed from here if
 * nobody was told of anything, and what trends now is no news. Takes part in the transaction that starts the webhook.
 */
export async function beginTelling(tx: Db, webhookId: number, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE webhooks SET started_at = now() WHERE id = ${webhookId}`;
  await tx.$queryRaw`SELECT id FROM webhook_progress FOR UPDATE`;
  // While nobody listened the log was not followed, and may have been purged since. Read after the lock: of two that
  // start at once, the second finds the first.
  const others = await tx.webhook.count({ where: { id: { not: webhookId }, stopReason: null } });
  if (others === 0) {
    const { cursor } = await readChangeLog(tx, null, 1);
    await tx.webhookProgress.updateMany({ data: { cursor, openedOn: startOfDay(now) } });
  }
  await markTrending(tx, webhookId, now);
}

/** Marks what trends now as told. */
export async function markTrending(tx: Db, webhookId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_firings (webhook_id, event, subject_id)
    SELECT hook.id, 'PAPER_TRENDING', trending.id
    FROM webhooks hook, LATERAL (
      SELECT id FROM papers
      WHERE hidden_at IS NULL AND root_id IS NULL AND hotness IS NOT NULL AND listed_at <= ${now}
      ORDER BY hotness DESC, id DESC LIMIT hook.places
    ) AS trending
    WHERE hook.id = ${webhookId} AND 'PAPER_TRENDING' = ANY(hook.events)
    ON CONFLICT DO NOTHING`;
}
