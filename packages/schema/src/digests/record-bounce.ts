import type { Clock, Db, PrismaClient } from "../context.ts";
import { endLocked } from "./end-subscription.ts";
import { lockSubscription } from "./begin-subscription.ts";

/** What became of a mail after it was taken, or why it was not. */
export type BounceKind =
  /** Nobody has this address. */
  | "permanent"
  /** A full mailbox, a server that is away. */
  | "temporary"
  /** Its reader called it spam. */
  | "complaint";

/** So many temporary failures end a digest, when none of them is longer ago than that before the next. */
export const BOUNCES_UNTIL_END = 5;
const FORGIVEN_AFTER_DAYS = 30;

const DAY = 86_400_000;

/** Takes in that mail did not arrive, or was not wanted. Said again of an ended subscription, it changes nothing. */
export async function recordBounce(
  { db, clock }: { db: PrismaClient; clock: Clock },
  subscriptionId: number,
  kind: BounceKind,
): Promise<void> {
  await db.$transaction((tx) => bounceIn(tx, clock, subscriptionId, kind));
}

/** The same within a transaction. */
export async function bounceIn(
  tx: Db,
  clock: Clock,
  subscriptionId: number,
  kind: BounceKind,
): Promise<void> {
  const row = await lockSubscription(tx, subscriptionId);
  if (!row) return;
  if (kind === "complaint") {
    // Who has left already and complains of the last mail is left alone for good, too.
    if (row.state === "ENDED" || row.state === "BOUNCED") {
      await tx.digestSubscription.update({
        where: { id: row.id },
        data: { state: "COMPLAINED" },
        select: { id: true },
      });
      return;
    }
    await endLocked(tx, clock, row.id, "COMPLAINED");
    return;
  }
  if (row.state !== "ACTIVE") return;
  const now = clock.now();
  const isRecent =
    row.bouncedAt !== null && now.getTime() - row.bouncedAt.getTime() < FORGIVEN_AFTER_DAYS * DAY;
  const count = (isRecent ? row.bounceCount : 0) + 1;
  if (kind === "permanent" || count >= BOUNCES_UNTIL_END) {
    await endLocked(tx, clock, row.id, "BOUNCED");
    return;
  }
  await tx.digestSubscription.update({
    where: { id: row.id },
    data: { bounceCount: count, bouncedAt: now },
    select: { id: true },
  });
}
