import type { Clock, JobQueue, PrismaClient, Viewer } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { asAccountGone } from "../people/account-gone.ts";
import { beginSubscription, lockSubscription } from "./begin-subscription.ts";
import { queueDigestMail } from "./digest-mail-queue.ts";
import { readMailAddress } from "./mail-address.ts";
import { changeLocked } from "./change-preferences.ts";
import { readPreferences } from "./preferences.ts";
import type { PreferencesInput } from "./preferences.ts";

/**
 * Subscribes the viewer to the digest, at the address that they sign in with. That they read its mail is known where they
 * have signed in by a code; where it is not, a mail asks them. Said again, it changes the preferences that are named.
 * @throws {InvalidInputError} when a preference is none that can be kept
 * @throws {NotFoundError} when an author or an org is not here
 * @throws {ConflictError} when the address is another account's digest
 */
export async function subscribeViewer(
  { db, clock, jobs }: { db: PrismaClient; clock: Clock; jobs: JobQueue },
  viewer: Viewer,
  input: PreferencesInput,
): Promise<{ subscriptionId: number }> {
  const preferences = await readPreferences(db, input);
  const { address } = readMailAddress(viewer.email);
  const now = clock.now();
  const subscribed = db.$transaction(async (tx) => {
    const person = await tx.user.findUniqueOrThrow({
      where: { id: viewer.id },
      select: { emailVerified: true },
    });
    const own = { where: { userId: viewer.id }, select: { id: true } };
    if (!(await tx.digestSubscription.findUnique(own))) {
      await tx.$executeRaw`
        INSERT INTO digest_subscriptions (email, user_id, requested_at) VALUES (${address}, ${viewer.id}, ${now})
        ON CONFLICT (email) DO UPDATE SET user_id = ${viewer.id}
        WHERE digest_subscriptions.user_id IS NULL AND ${person.emailVerified}::boolean`;
    }
    const found = await tx.digestSubscription.findUnique(own);
    const row = found && (await lockSubscription(tx, found.id));
    if (!row) {
      throw new ConflictError(
        "There is a digest at this address already: confirm your address by signing in with a code, or use the link in one of its mails.",
      );
    }
    if (row.state === "ACTIVE") {
      await changeLocked(tx, clock, row, preferences);
      return { subscriptionId: row.id };
    }
    const changed = await tx.digestSubscription.update({
      where: { id: row.id },
      data: { ...preferences, requestedAt: now, state: "PENDING", revision: { increment: 1 } },
    });
    if (person.emailVerified && row.email === address) {
      await beginSubscription(tx, clock, changed);
    } else {
      await queueDigestMail(jobs, tx, { subscriptionId: row.id, kind: "confirm" });
    }
    return { subscriptionId: row.id };
  });
  return subscribed.catch(asAccountGone);
}
