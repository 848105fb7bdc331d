import type { Clock, JobQueue, PrismaClient } from "../context.ts";
import { queueDigestMail } from "./digest-mail-queue.ts";
import { readMailAddress } from "./mail-address.ts";
import { readPreferences } from "./preferences.ts";
import type { PreferencesInput } from "./preferences.ts";

/** What asking for a digest needs of the server. */
export interface RequestPorts {
  db: PrismaClient;
  clock: Clock;
  jobs: JobQueue;
}

/**
 * Somebody asks for the digest by an address, which may be anybody's: only what its owner does with the mail that goes
 * there begins anything. The answer is the same whatever there is of this address already: a subscription that runs stays
 * as it is, and its reader is told so by mail; who called it spam is left alone.
 * @throws {InvalidInputError} when it is no address, or a preference is none
 * @throws {NotFoundError} when an author or an org is not here
 */
export async function requestSubscription(
  { db, clock, jobs }: RequestPorts,
  input: PreferencesInput & { email: string },
): Promise<void> {
  const { address } = readMailAddress(input.email);
  const preferences = await readPreferences(db, { ...input, followed: null }, []);
  const now = clock.now();
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO digest_subscriptions (email, requested_at) VALUES (${address}, ${now}) ON CONFLICT (email) DO NOTHING`;
    const [row] = await tx.$queryRaw<{ id: number; state: string }[]>`
      SELECT id, state::text FROM digest_subscriptions WHERE email = ${address} FOR NO KEY UPDATE`;
    if (!row || row.state === "COMPLAINED") return;
    if (row.state === "ACTIVE") {
      await queueDigestMail(jobs, tx, { subscriptionId: row.id, kind: "known" });
      return;
    }
    await tx.digestSubscription.update({
      where: { id: row.id },
      data: {
        ...preferences,
        state: "PENDING",
        requestedAt: now,
        revision: { increment: 1 },
      },
      select: { id: true },
    });
    await queueDigestMail(jobs, tx, { subscriptionId: row.id, kind: "confirm" });
  });
}

/**
 * Somebody asks for the way to their preferences: it goes to the address, if its digest runs. The answer is the same if not.
 * @throws {InvalidInputError} when it is no address
 */
export async function requestPreferences(
  { db, jobs }: Pick<RequestPorts, "db" | "jobs">,
  { email }: { email: string },
): Promise<void> {
  const { address } = readMailAddress(email);
  const found = await db.digestSubscription.findUnique({
    where: { email: address },
    select: { id: true, state: true },
  });
  if (found?.state !== "ACTIVE") return;
  await queueDigestMail(jobs, null, { subscriptionId: found.id, kind: "preferences" });
}
