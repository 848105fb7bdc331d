import type { Clock, Db } from "../context.ts";
import { nextDue } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

const DAY = 86_400_000;

/** What of a subscription says when it is due. */
export interface Scheduled extends Schedule {
  id: number;
  lastPeriod: Date | null;
}

/** Lets a subscription run from now on: its first issue tells of what came in the last day, or week. */
export async function beginSubscription(
  tx: Db,
  clock: Clock,
  subscription: Scheduled,
): Promise<void> {
  const now = clock.now();
  const days = subscription.cadence === "WEEKLY" ? 7 : 1;
  await tx.digestSubscription.update({
    where: { id: subscription.id },
    data: {
      state: "ACTIVE",
      confirmedAt: now,
      endedAt: null,
      bounceCount: 0,
      bouncedAt: null,
      newSince: new Date(now.getTime() - days * DAY),
      nextDueAt: nextDue(subscription, now, dayText(subscription.lastPeriod)).at,
      linkVersion: { increment: 1 },
      revision: { increment: 1 },
    },
    select: { id: true },
  });
}

/** A day as the database has it, as text. */
export function dayText(day: Date | null): string | null {
  return day && day.toISOString().slice(0, 10);
}

/**
 * Locks a subscription, so that whoever changes it comes one after the other.
 * @returns null when there is none
 */
export async function lockSubscription(tx: Db, id: number) {
  await tx.$queryRaw`SELECT id FROM digest_subscriptions WHERE id = ${id} FOR NO KEY UPDATE`;
  return tx.digestSubscription.findUnique({ where: { id } });
}
