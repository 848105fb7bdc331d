import type { Role } from "../generated/client/enums.ts";
import type { Viewer } from "./context.ts";
import { ForbiddenError } from "./errors.ts";

/** Each role may do what those before it may. */
const ROLES: readonly Role[] = ["MEMBER", "EDITOR", "MODERATOR", "ADMIN"];

type WithRole = Pick<Viewer, "role">;

/** Whether somebody may do what takes this role. */
function hasRole(person: WithRole | null, least: Role): boolean {
  return person !== null && ROLES.indexOf(person.role) >= ROLES.indexOf(least);
}

/** Whether somebody may place submissions: every role but a member's brings that. */
export function isEditor(viewer: WithRole | null): boolean {
  return hasRole(viewer, "EDITOR");
}

/** Whether somebody looks after what others write. */
export function isModerator(viewer: WithRole | null): boolean {
  return hasRole(viewer, "MODERATOR");
}

/** Whether somebody gives roles. */
export function isAdmin(viewer: WithRole | null): boolean {
  return hasRole(viewer, "ADMIN");
}

/**
 * Nobody acts on somebody of their own role or a higher one: moderators do not fight each other, and who took over a
 * moderator's account cannot lock the admins out.
 * @param subject who it is done to; null when nobody is behind it any more
 * @throws {ForbiddenError} when they are not below the actor
 */
export function requireAbove(actor: WithRole, subject: WithRole | null): void {
  if (hasRole(subject, actor.role)) {
    throw new ForbiddenError(
      `Their role is ${subject?.role}, yours ${actor.role}: this takes somebody of a higher role than theirs.`,
    );
  }
}
