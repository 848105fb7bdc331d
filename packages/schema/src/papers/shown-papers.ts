import type { Context } from "../context.ts";
import { isModerator } from "../roles.ts";

/** The condition, for Prisma, under which everybody may see a paper: what a moderator hides is not shown. */
export const SHOWN = { hiddenAt: null } as const;

/** The same for the caller: moderators see what is hidden, too. */
export function shownTo(context: Context): { hiddenAt?: null } {
  return isModerator(context.viewer) ? {} : SHOWN;
}
