import type { Role } from "../../generated/client/enums.ts";
import type { Db, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { requireAbove } from "../roles.ts";
import { writeAudit } from "./write-audit.ts";

/**
 * Gives somebody a role. Said again it changes nothing. Takes part in the caller's transaction.
 * @param actor null for the operator, who may do everything
 * @throws {NotFoundError} when there is no such person
 * @throws {ForbiddenError} when they are another person and not below the actor
 * @throws {ConflictError} when it would leave no admin
 */
export async function setRole(
  tx: Db,
  actor: Viewer | null,
  { personId, role, reason = "" }: { personId: string; role: Role; reason?: string },
): Promise<{ personId: string; formerRole: Role }> {
  // All of them in one order: of two admins who leave at once, one is told that they are the last.
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM people WHERE role = 'ADMIN' OR id = ${personId} ORDER BY id FOR NO KEY UPDATE`;
  const person = await tx.user.findUnique({ where: { id: personId }, select: { role: true } });
  if (!person) throw new NotFoundError("There is no such person.");
  const formerRole = person.role;
  if (actor && actor.id !== personId) requireAbove(actor, person);
  if (formerRole === role) return { personId, formerRole };
  if (actor && formerRole === "ADMIN" && admins.length === 1) {
    throw new ConflictError("You are the last admin: make somebody else one first.");
  }
  await tx.user.update({ where: { id: personId }, data: { role }, select: { id: true } });
  await writeAudit(tx, {
    action: "SET_ROLE",
    actorId: actor?.id ?? null,
    subject: { type: "Person", id: personId },
    reason,
    details: { from: formerRole, to: role },
  });
  return { personId, formerRole };
}
