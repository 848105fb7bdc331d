import { readChangeCursor } from "../changes/change-cursor.ts";
import { readChangeLog } from "../changes/read-change-log.ts";
import type { Clock, Db, JobQueue, PrismaClient } from "../context.ts";
import { startOfDay } from "../feeds/feed-days.ts";
import { queueAttempt } from "./delivery-queue.ts";
import { writeBodies } from "./event-body.ts";
import { matchWebhooks } from "./match-webhooks.sql.ts";
import { newMessageId } from "./redeliver.ts";

/** How many entries of the log one transaction tells: few enough that nobody waits for it. */
const PAGE = 100;

/** The longest that may take, in milliseconds: many may be told of each entry. */
const LONGEST = 60_000;

/** What came of one look at the log. */
export interface Told {
  deliveries: number;
  hasMore: boolean;
  /** The log was purged, or is another database's: what happened in between was told to nobody. */
  missed: boolean;
}

/**
 * Tells webhooks of the next part of the change log: what they are to be sent, the jobs that send it, and how far the log
 * has been told are committed together, under one lock for all processes. So each event is put there once for each
 * webhook, whatever crashes, and none is skipped.
 */
export async function tellWebhooks(
  { db, clock, jobs }: { db: PrismaClient; clock: Clock; jobs: JobQueue },
  page: number = PAGE,
): Promise<Told> {
  const now = clock.now();
  // Where there is no webhook, this is all that a change costs.
  const isHeard = await db.webhook.findFirst({ where: { stopReason: null }, select: { id: true } });
  if (!isHeard) return { deliveries: 0, hasMore: false, missed: false };
  const tell = async (tx: Db): Promise<Told> => {
    await tx.$queryRaw`SELECT id FROM webhook_progress FOR UPDATE`;
    const { cursor, openedOn } = await tx.webhookProgress.findFirstOrThrow();
    const log = await readChangeLog(tx, cursor === "" ? null : cursor, page);
    const after = readChangeCursor(log.reset ? log.cursor : cursor);
    const upTo = readChangeCursor(log.cursor);
    if (!after || !upTo) throw new Error("The cursor of webhooks is none.");
    const today = startOfDay(now);
    const isNewDay = today > openedOn;
    if (log.cursor === cursor && !isNewDay) return { deliveries: 0, hasMore: false, missed: false };
    const firings = await matchWebhooks(tx, { after, upTo, now, openedOn });
    if (firings.length > 0) {
      const bodies = await writeBodies(tx, firings);
      const rows = await tx.webhookDelivery.createManyAndReturn({
        data: firings.map(({ webhookId, event, paperId, commentId }, index) => ({
          messageId: newMessageId(),
          webhookId,
          event,
          paperId,
          commentId,
          body: bodies[index] ?? "",
          createdAt: now,
          nextAttemptAt: now,
        })),
        select: { id: true },
      });
      for (const { id } of rows) await queueAttempt(jobs, tx, { deliveryId: id, attempt: 1 });
    }
    await tx.webhookProgress.updateMany({
      data: { cursor: log.cursor, ...(isNewDay && { openedOn: today }) },
    });
    return {
      deliveries: firings.length,
      hasMore: log.hasMore,
      missed: log.reset && cursor !== "",
    };
  };
  return db.$transaction(tell, { timeout: LONGEST });
}
