import type { ExecutionResult } from "graphql";
import { GraphQLError } from "graphql";

/** Why the server ends a subscription. The client begins again, or not. */
export type EndReason = "SIGNED_OUT" | "SERVER_STOPPING" | "SUBSCRIPTION_EXPIRED" | "TOO_SLOW";

const MESSAGES: Record<EndReason, string> = {
  SIGNED_OUT: "The session or token of this subscription has ended: sign in and subscribe again.",
  SERVER_STOPPING: "The server is stopping: subscribe again in a moment.",
  SUBSCRIPTION_EXPIRED: "This subscription has lasted as long as one may: subscribe again.",
  TOO_SLOW: "This subscription was not read for too long: subscribe again.",
};

/** A subscription's results, which this side can end as well as the other. */
export interface GuardedStream extends AsyncIterableIterator<ExecutionResult> {
  /** Ends it: the reader is told why, if it still reads. Can be repeated. */
  end(reason: EndReason): void;
  /** Since when the reader has not asked for more, in milliseconds of `performance.now()`; null while it waits. */
  readonly idleSince: number | null;
}

/**
 * Puts an end within reach: of a stream that waits for something to happen, nothing else could be told.
 * @param left called once, when it is over, however it ended
 */
export function guardStream(
  source: AsyncIterator<ExecutionResult>,
  left: () => void,
): GuardedStream {
  const ending = Promise.withResolvers<EndReason>();
  let reason: EndReason | undefined;
  let isOver = false;
  let idleSince: number | null = performance.now();

  const finish = (): void => {
    if (isOver) return;
    isOver = true;
    left();
    // It may never settle, and nobody waits for it.
    source.return?.()?.catch(() => {});
  };

  return {
    get idleSince() {
      return idleSince;
    },
    end(why) {
      reason ??= why;
      ending.resolve(why);
    },
    async next() {
      if (isOver) return { value: undefined, done: true };
      idleSince = null;
      try {
        // An end that has been said comes before whatever is there to be told.
        const next = reason ?? (await Promise.race([ending.promise, source.next()]));
        if (typeof next === "string") {
          finish();
          return { value: endResult(next), done: false };
        }
        if (next.done) finish();
        return next;
      } catch (error) {
        finish();
        throw error;
      } finally {
        idleSince = performance.now();
      }
    },
    return() {
      ending.resolve("SUBSCRIPTION_EXPIRED");
      finish();
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What is told last. */
export function endResult(code: EndReason): ExecutionResult {
  return { errors: [new GraphQLError(MESSAGES[code], { extensions: { code } })] };
}
