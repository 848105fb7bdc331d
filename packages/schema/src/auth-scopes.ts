import type { Context } from "./context.ts";
import { ForbiddenError, MissingScopeError } from "./errors.ts";
import { isAdmin, isEditor, isModerator } from "./roles.ts";
import { allows } from "./token-scope.ts";
import type { TokenScope } from "./token-scope.ts";

/**
 * What a field can ask of the caller, as `t.withAuth(…)`: all that it names, and each is refused with its own reason.
 * What a token was not allowed is said before anything of its owner's role.
 */
export function authScopes({ caller, accessToken }: Context) {
  const has = (scope: TokenScope): true => {
    if (allows(accessToken, scope)) return true;
    throw new MissingScopeError(scope);
  };
  return {
    anyone: true,
    evenSuspended: true,
    scope: (scope: TokenScope) => caller !== null && has(scope),
    session: () => {
      if (accessToken === null) return caller !== null;
      throw new ForbiddenError("No token can do this: sign in, and do it with that session.");
    },
    editor: () => caller !== null && has("MODERATE") && isEditor(caller),
    moderator: () => caller !== null && has("MODERATE") && isModerator(caller),
    admin: () => caller !== null && has("MODERATE") && isAdmin(caller),
  };
}
