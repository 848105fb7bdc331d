import type { DigestState } from "../../generated/client/enums.ts";
import type { Clock, Db, PrismaClient } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { lockSubscription } from "./begin-subscription.ts";
import { lockReader } from "./change-preferences.ts";
import type { Reader } from "./change-preferences.ts";

/**
 * Ends a reader's digest. What waits to be sent is not sent any more. Said again, it changes nothing.
 * @throws {ConflictError} when the link is of before, and a subscription that began since runs
 */
export async function endSubscription(
  { db, clock }: { db: PrismaClient; clock: Clock },
  reader: Reader,
): Promise<void> {
  await db.$transaction(async (tx) => {
    try {
      const { id } = await lockReader(tx, reader);
      await endLocked(tx, clock, id, "ENDED");
    } catch (error) {
      if (error instanceof NotFoundError) return;
      // By the mail of before, pressed once more.
      if (!(error instanceof ConflictError) || !("link" in reader)) throw error;
      const row = await lockSubscription(tx, reader.link.subscriptionId);
      if (row === null || row.state !== "ACTIVE") return;
      throw error;
    }
  });
}

/** Why a digest ends. */
export type Departure = Extract<DigestState, "ENDED" | "BOUNCED" | "COMPLAINED">;

/** Ends a subscription that is locked; one that does not run is over already. */
export async function endLocked(
  tx: Db,
  clock: Clock,
  id: number,
  reason: Departure,
): Promise<void> {
  const now = clock.now();
  const ended = await tx.digestSubscription.updateMany({
    where: { id, state: { in: ["PENDING", "ACTIVE"] } },
    data: {
      state: reason,
      endedAt: now,
      nextDueAt: null,
      linkVersion: { increment: 1 },
      revision: { increment: 1 },
    },
  });
  if (ended.count === 0) return;
  await tx.digestIssue.updateMany({
    where: { subscriptionId: id, state: "WAITING" },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  await tx.digestDeparture.create({ data: { reason, leftAt: now } });
}
