import { isIP } from "node:net";
import { GraphQLError } from "graphql";
import type { LiveSettings } from "../config.ts";
import { addressKey } from "../security/client-address.ts";

/** One address may stand for an office: it may hold this many times what a person may. */
const ADDRESS_FACTOR = 4;

/** When it is worth trying again, in seconds: subscriptions end at any time. */
const RETRY_AFTER = 30;

/** Counts the subscriptions that are open in this process, a person's and all of them. */
export interface Connections {
  /**
   * Takes a place.
   * @param key a person's id, or an address
   * @returns gives it back; can be repeated
   * @throws {GraphQLError} that answers with HTTP 429 when there is none left
   */
  take(key: string): () => void;
  count(): number;
}

/** Places for subscriptions, a few for everybody and so many in all. */
export function createConnections({ perPerson, inAll }: LiveSettings): Connections {
  const held = new Map<string, number>();
  let total = 0;
  return {
    take(key) {
      const isAddress = isIP(key) !== 0;
      const counted = isAddress ? addressKey(key) : key;
      const most = isAddress ? perPerson * ADDRESS_FACTOR : perPerson;
      const own = held.get(counted) ?? 0;
      if (own >= most) {
        throw full(
          `At most ${most} subscriptions ${isAddress ? "of one address" : "of one person"} are open at once: end another one, or follow more in one.`,
        );
      }
      if (total >= inAll) throw full("This server follows as much as it can: try again later.");
      held.set(counted, own + 1);
      total += 1;
      let taken = true;
      return () => {
        if (!taken) return;
        taken = false;
        total -= 1;
        const left = (held.get(counted) ?? 1) - 1;
        if (left > 0) held.set(counted, left);
        else held.delete(counted);
      };
    },
    count: () => total,
  };
}

function full(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: {
      code: "TOO_MANY_SUBSCRIPTIONS",
      retryAfterSeconds: RETRY_AFTER,
      http: { status: 429, headers: { "retry-after": String(RETRY_AFTER) } },
    },
  });
}
