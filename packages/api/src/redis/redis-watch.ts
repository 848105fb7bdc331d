import type { Logger } from "../logging/logger.ts";

/** After a failure Redis is left alone for so long, in milliseconds: if it hangs, not every request waits for it. */
const PAUSE = 5_000;

/** Whether Redis answers, as those find out who ask it. */
export interface RedisWatch {
  /** While it is down only for one request a moment, who finds out whether it still is. */
  isWorthAsking(): boolean;
  answered(): void;
  failed(reason: unknown): void;
}

/** Says in the log once that Redis does not answer, and once that it does again. */
export function createRedisWatch(
  logger: Pick<Logger, "warn" | "info">,
  now: () => number = () => performance.now(),
): RedisWatch {
  let isDown = false;
  let askAgainAt = 0;
  return {
    isWorthAsking() {
      if (!isDown) return true;
      const time = now();
      if (time < askAgainAt) return false;
      askAgainAt = time + PAUSE;
      return true;
    },
    answered() {
      if (isDown) logger.info("Redis answers again");
      isDown = false;
    },
    failed(reason) {
      askAgainAt = now() + PAUSE;
      if (isDown) return;
      isDown = true;
      logger.warn(
        { err: reason },
        "Redis does not answer: until it does, this process counts limits by itself",
      );
    },
  };
}
