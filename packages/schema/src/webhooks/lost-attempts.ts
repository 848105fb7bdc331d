import type { Clock, JobQueue, PrismaClient } from "../context.ts";
import { queueAttempt } from "./delivery-queue.ts";

/** How late an attempt may be until it counts as lost, in milliseconds. */
const LATE = 600_000;

/** How many are found at once. */
const MOST = 500;

/**
 * Queues attempts again whose job is gone: nobody made them long after their time, as when every process that tried was
 * killed. Where a job waits after all, nothing is added.
 * @returns how many were looked after
 */
export async function requeueLostAttempts({
  db,
  clock,
  jobs,
}: {
  db: PrismaClient;
  clock: Clock;
  jobs: JobQueue;
}): Promise<number> {
  const late = await db.webhookDelivery.findMany({
    where: { state: "PENDING", nextAttemptAt: { lt: new Date(clock.now().getTime() - LATE) } },
    select: { id: true, attemptCount: true },
    orderBy: { nextAttemptAt: "asc" },
    take: MOST,
  });
  for (const { id, attemptCount } of late) {
    await queueAttempt(jobs, null, { deliveryId: id, attempt: attemptCount + 1 });
  }
  return late.length;
}
