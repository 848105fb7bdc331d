import type { Exchange } from "../exchange.ts";
import { isAccessToken } from "./access-token.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * Asks again, long after a request began, whether its session or personal access token still holds, and who its person is
 * by now. Who began signed out has nothing that could end.
 */
export function createStillHolds({
  readViewer,
  readAccessToken,
}: Pick<SignIn, "readViewer" | "readAccessToken">): (exchange: Exchange) => Promise<boolean> {
  return async (exchange) => {
    const { bearer } = exchange;
    if (bearer === null) return true;
    if (isAccessToken(bearer)) {
      const use = await readAccessToken(bearer);
      exchange.caller = use?.caller ?? null;
      return use !== null;
    }
    const session = await readViewer(bearer);
    exchange.caller = session?.viewer ?? null;
    return session !== null;
  };
}
