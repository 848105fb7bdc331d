import type { Clock, Db, JobQueue, PrismaClient } from "../context.ts";
import { queueAttempt } from "./delivery-queue.ts";
import { nextAttempt } from "./retry-schedule.ts";
import { stopWebhook } from "./stop-webhook.ts";

/** How an attempt went. */
export interface AttemptOutcome {
  startedAt: Date;
  durationMs: number;
  /** Null when there was no answer. */
  status: number | null;
  excerpt: string;
  /** What went wrong, in a sentence; null when nothing did. */
  problem: string | null;
  /** What the receiver asked for, in seconds. */
  retryAfter: number | null;
  /** The secret of the webhook cannot be read: only a new one helps. */
  secretLost?: boolean;
}

/** After so many failed attempts, and nothing else, in so long a time, a webhook stops by itself. */
export const FAILURES_UNTIL_STOP = 10;
export const FAILING_DAYS_UNTIL_STOP = 3;

const DAY = 86_400_000;

/**
 * Writes down how an attempt went and what follows from it, all in one transaction: the next attempt, the end of the
 * delivery, or of the webhook. An attempt that was written down already changes nothing.
 */
export async function keepAttempt(
  { db, clock, jobs }: { db: PrismaClient; clock: Clock; jobs: JobQueue },
  { deliveryId, attempt }: { deliveryId: number; attempt: number },
  outcome: AttemptOutcome,
): Promise<void> {
  const { startedAt, durationMs, status, excerpt, problem } = outcome;
  await db.$transaction(async (tx) => {
    await holdOwner(tx, deliveryId);
    const [hook] = await tx.$queryRaw<{ id: number; stopped: boolean }[]>`
      SELECT hook.id, hook.stop_reason IS NOT NULL AS stopped FROM webhooks hook
      JOIN webhook_deliveries delivery ON delivery.webhook_id = hook.id
      WHERE delivery.id = ${deliveryId} FOR NO KEY UPDATE OF hook`;
    // Deleted meanwhile.
    if (!hook) return;
    const delivery = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
    if (delivery.attemptCount + 1 !== attempt) return;
    await tx.webhookAttempt.create({
      data: { deliveryId, number: attempt, startedAt, durationMs, status, excerpt, problem },
    });
    const now = clock.now();
    const next = retryOf(outcome, now, attempt - delivery.formerAttempts);
    const isOver = delivery.state !== "PENDING" || hook.stopped;
    await tx.webhookDelivery.update({
      where: { id: deliveryId },
      data: {
        attemptCount: attempt,
        state: problem === null ? "DELIVERED" : next && !isOver ? "PENDING" : "FAILED",
        nextAttemptAt: isOver ? null : next,
      },
      select: { id: true },
    });
    if (next && !isOver) {
      await queueAttempt(jobs, tx, { deliveryId, attempt: attempt + 1 }, next);
    }
    if (!hook.stopped) await countForWebhook(tx, hook.id, outcome, now);
  });
}

/** Holds whom the end of the webhook is told to, before its row: who is leaving is waited for, and it is gone then. */
async function holdOwner(tx: Db, deliveryId: number): Promise<void> {
  await tx.$queryRaw`
    SELECT people.id FROM webhook_deliveries delivery
    JOIN webhooks hook ON hook.id = delivery.webhook_id JOIN people ON people.id = hook.owner_id
    WHERE delivery.id = ${deliveryId} FOR KEY SHARE OF people`;
}

function retryOf(outcome: AttemptOutcome, now: Date, attempts: number): Date | null {
  const { problem, status, secretLost, retryAfter } = outcome;
  if (problem === null || status === 410 || secretLost) return null;
  return nextAttempt(now, attempts, retryAfter);
}

async function countForWebhook(
  tx: Db,
  webhookId: number,
  { problem, status, secretLost }: AttemptOutcome,
  now: Date,
): Promise<void> {
  if (problem === null) {
    await tx.webhook.updateMany({
      where: { id: webhookId, failureCount: { gt: 0 } },
      data: { failureCount: 0, failingSince: null },
    });
    return;
  }
  if (secretLost) return stopWebhook(tx, webhookId, "SECRET_LOST", now);
  await tx.$executeRaw`
    UPDATE webhooks SET failure_count = failure_count + 1, failing_since = coalesce(failing_since, ${now})
    WHERE id = ${webhookId}`;
  if (status === 410) return stopWebhook(tx, webhookId, "GONE", now);
  const { failureCount, failingSince } = await tx.webhook.findUniqueOrThrow({
    where: { id: webhookId },
  });
  const longAgo = new Date(now.getTime() - FAILING_DAYS_UNTIL_STOP * DAY);
  if (failureCount >= FAILURES_UNTIL_STOP && failingSince !== null && failingSince <= longAgo) {
    await stopWebhook(tx, webhookId, "FAILING", now);
  }
}
