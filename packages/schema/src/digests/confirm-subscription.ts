import type { Clock, Db, PrismaClient } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { beginSubscription, lockSubscription } from "./begin-subscription.ts";

/** A link that was signed here, read. */
export interface LinkSubject {
  subscriptionId: number;
  linkVersion: number;
}

/** Said where a link is of before. */
export const REPLACED =
  "This link is not in force any more: it was used already, or a newer mail has replaced it.";

/**
 * Begins a subscription that was asked for, since its mail has come to whoever reads that address. It belongs to the account
 * with this address from then on, if there is one.
 * @throws {ConflictError} when the link was used already, or is of an earlier subscription
 */
export async function confirmSubscription(
  { db, clock }: { db: PrismaClient; clock: Clock },
  { subscriptionId, linkVersion }: LinkSubject,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await lockSubscription(tx, subscriptionId);
    if (!row || row.state !== "PENDING" || row.linkVersion !== linkVersion) {
      throw new ConflictError(REPLACED);
    }
    await beginSubscription(tx, clock, row);
    await linkToAccount(tx, row.email);
  });
}

/** Gives the subscription of an address to the account that has proven it, unless that has one already. */
export async function linkToAccount(tx: Db, email: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE digest_subscriptions digest SET user_id = person.id FROM people person
    WHERE digest.email = ${email} AND digest.user_id IS NULL AND person.email = ${email} AND person.email_verified
      AND NOT EXISTS (SELECT FROM digest_subscriptions other WHERE other.user_id = person.id)`;
}
