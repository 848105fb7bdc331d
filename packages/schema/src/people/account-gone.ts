import { SignedOutError } from "../errors.ts";
import { isOrphan } from "../sql-state.ts";

/**
 * For the `catch` of a statement that writes a row of the viewer's: they have deleted their account while it was on its
 * way.
 * @throws {SignedOutError}
 */
export function asAccountGone(error: unknown): never {
  if (isOrphan(error)) throw new SignedOutError("This account has just been deleted.");
  throw error;
}
