import { z } from "zod";
import type { Db, JobQueue, Queue } from "../context.ts";

const attempt = z.strictObject({
  deliveryId: z.int(),
  attempt: z.int(),
  /** How often it was put off, since its receiver had enough to do. */
  putOff: z.int().optional(),
});

/** An attempt at a delivery that is to be made: the delivery's row, and which attempt it will be. */
export type DueAttempt = z.infer<typeof attempt>;

/** Where attempts wait for their time. */
export const deliveryQueue: Queue<DueAttempt> = { name: "webhook-delivery", data: attempt };

/**
 * Has an attempt made: not before a moment, or at once, though one may wait already for its time. Said twice, it is
 * made once: whoever makes it looks whether it was.
 */
export async function queueAttempt(
  jobs: JobQueue,
  tx: Db | null,
  asked: DueAttempt,
  startAt?: Date,
): Promise<void> {
  const { deliveryId, attempt, putOff = 0 } = asked;
  const key = `${deliveryId}:${attempt}`;
  const when = startAt ? { key: `${key}:later:${putOff}`, startAt } : { key };
  await jobs.send(tx, deliveryQueue, asked, when);
}
