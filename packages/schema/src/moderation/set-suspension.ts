import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { requireAbove } from "../roles.ts";
import { closeReports } from "./decide-report.ts";
import { writeAudit } from "./write-audit.ts";

/** A suspension as it shall be. */
export interface WantedSuspension {
  personId: string;
  suspended: boolean;
  /** Until when; null for good. Means nothing when they shall not be suspended. */
  until: Date | null;
  reason: string;
}

/**
 * Suspends somebody, or lets them write again. Suspended, they read and stay signed in, and every change is refused.
 * Open reports of them are upheld with that. Said again it changes nothing.
 * @throws {NotFoundError} when there is no such person
 * @throws {ForbiddenError} when they are not below the moderator
 * @throws {InvalidInputError} when it would have ended already
 */
export async function setSuspension(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { personId, suspended, until, reason }: WantedSuspension,
): Promise<{ personId: string }> {
  const now = clock.now();
  if (suspended && until && until <= now) {
    throw InvalidInputError.at(["input", "until"], "Choose a moment that is still to come.");
  }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${personId} FOR NO KEY UPDATE`;
    const person = await tx.user.findUnique({
      where: { id: personId },
      select: { role: true, suspendedAt: true, suspendedUntil: true, suspensionReason: true },
    });
    if (!person) throw new NotFoundError("There is no such person.");
    requireAbove(viewer, person);
    const isSame =
      (person.suspendedAt !== null) === suspended &&
      (!suspended ||
        (person.suspendedUntil?.getTime() === until?.getTime() &&
          person.suspensionReason === reason));
    if (isSame) return { personId };
    await tx.user.update({
      where: { id: personId },
      data: suspended
        ? { suspendedAt: now, suspendedUntil: until, suspensionReason: reason }
        : { suspendedAt: null, suspendedUntil: null, suspensionReason: "" },
      select: { id: true },
    });
    if (suspended) await closeReports(tx, viewer, clock, { personId });
    await writeAudit(tx, {
      action: suspended ? "SUSPEND" : "UNSUSPEND",
      actorId: viewer.id,
      subject: { type: "Person", id: personId },
      reason,
      details: suspended ? { until: until?.toISOString() ?? null } : {},
    });
    return { personId };
  });
}
