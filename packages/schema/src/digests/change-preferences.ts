import type { DigestSubscription } from "../../generated/client/client.ts";
import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { dayText, lockSubscription } from "./begin-subscription.ts";
import { REPLACED } from "./confirm-subscription.ts";
import type { LinkSubject } from "./confirm-subscription.ts";
import { readPreferences } from "./preferences.ts";
import type { Preferences, PreferencesInput } from "./preferences.ts";
import { nextDue } from "./schedule.ts";

/** Whose subscription it is: the viewer's, or that of whoever has its mail. */
export type Reader = { viewer: Viewer } | { link: LinkSubject };

/**
 * Changes when a digest comes and what it brings. It may be sent again. A day that has had its issue gets no second one,
 * whatever hour or zone it moves to.
 * @param path where the preferences stand in the input, for errors
 * @throws {InvalidInputError} when a preference is none that can be kept
 * @throws {NotFoundError} when an author or an org is not here, or the viewer has no subscription
 * @throws {ConflictError} when the link is of before
 */
export async function changePreferences(
  { db, clock }: { db: PrismaClient; clock: Clock },
  reader: Reader,
  input: PreferencesInput,
  path?: string[],
): Promise<{ subscriptionId: number }> {
  const preferences = await readPreferences(db, input, path);
  return db.$transaction(async (tx) => {
    const row = await lockReader(tx, reader);
    if (row.state !== "ACTIVE") throw "viewer" in reader ? notSubscribed() : replaced();
    await changeLocked(tx, clock, row, preferences);
    return { subscriptionId: row.id };
  });
}

/** Writes what is named of a subscription that is locked and runs. */
export async function changeLocked(
  tx: Db,
  clock: Clock,
  row: DigestSubscription,
  preferences: Preferences,
): Promise<void> {
  const now = clock.now();
  // What is due already is sent first, as it was asked for.
  const isDue = row.nextDueAt !== null && row.nextDueAt <= now;
  const schedule = { ...row, ...preferences };
  await tx.digestSubscription.update({
    where: { id: row.id },
    data: {
      ...preferences,
      revision: { increment: 1 },
      ...(!isDue && { nextDueAt: nextDue(schedule, now, dayText(row.lastPeriod)).at }),
    },
    select: { id: true },
  });
}

/**
 * The reader's subscription, locked.
 * @throws {NotFoundError} when the viewer has none
 * @throws {ConflictError} when the link is of before
 */
export async function lockReader(tx: Db, reader: Reader): Promise<DigestSubscription> {
  if ("link" in reader) {
    const row = await lockSubscription(tx, reader.link.subscriptionId);
    if (row?.linkVersion === reader.link.linkVersion) return row;
    throw replaced();
  }
  const found = await tx.digestSubscription.findUnique({
    where: { userId: reader.viewer.id },
    select: { id: true },
  });
  const row = found && (await lockSubscription(tx, found.id));
  if (row) return row;
  throw notSubscribed();
}

function replaced(): ConflictError {
  return new ConflictError(REPLACED);
}

function notSubscribed(): NotFoundError {
  return new NotFoundError("You get no digest: `subscribeToDigest` begins one.");
}
