import type { JobQueue, PrismaClient } from "../context.ts";
import type { DueAttempt } from "./delivery-queue.ts";
import { queueAttempt } from "./delivery-queue.ts";

/** Has an attempt made later, as it is. Its delivery says when, so that nobody takes it for lost. */
export async function putOffAttempt(
  { db, jobs }: { db: PrismaClient; jobs: JobQueue },
  asked: DueAttempt,
  startAt: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { id: asked.deliveryId, state: "PENDING", attemptCount: asked.attempt - 1 },
      data: { nextAttemptAt: startAt },
    });
    await queueAttempt(jobs, tx, { ...asked, putOff: (asked.putOff ?? 0) + 1 }, startAt);
  });
}
