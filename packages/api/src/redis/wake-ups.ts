import type { Redis } from "ioredis";
import type { Listening } from "../database/database.ts";
import type { Logger } from "../logging/logger.ts";

/**
 * How processes tell each other that something was committed. That is all that is said: what it was stands in the change
 * log, so a word that is lost is found by looking, and one that comes twice is looked for twice and found once.
 */
export interface WakeUps {
  /** Something was committed by this process. Never fails, and never waits. */
  tell(): void;
  /** Rings when another process, or this one, tells; and when it can be heard again after it could not. */
  hear(ring: () => void): Listening;
}

/** Wakes by Redis, over the connection that is there, and one more to hear by. */
export function createWakeUps(redis: Redis, logger: Pick<Logger, "warn" | "info">): WakeUps {
  // What Redis publishes is heard in all of its databases, and each instance has one of them.
  const channel = `paperround:changes:${redis.options.db ?? 0}`;
  return {
    tell: createTeller(() => redis.publish(channel, "")),
    hear: (ring) => hearOn(redis, channel, ring, logger),
  };
}

/** One word is enough for all that was committed before it is sent: while one is under way, only one more waits. */
function createTeller(publish: () => Promise<unknown>): () => void {
  let isUnderWay = false;
  let isWanted = false;
  const tell = async (): Promise<void> => {
    isUnderWay = true;
    while (isWanted) {
      isWanted = false;
      // While Redis is away, the others look for themselves; they say so.
      await publish().catch(() => {});
    }
    isUnderWay = false;
  };
  return () => {
    isWanted = true;
    if (!isUnderWay) void tell();
  };
}

function hearOn(
  redis: Redis,
  channel: string,
  ring: () => void,
  logger: Pick<Logger, "warn" | "info">,
): Listening {
  let isAway = false;
  // It subscribes by itself at each connection, and so knows from when on it hears.
  const ears = redis.duplicate({ autoResubscribe: false });
  ears.on("error", () => {});
  ears.on("message", ring);
  ears.on("ready", () => {
    ears.subscribe(channel).then(
      () => {
        if (isAway) logger.info("Redis tells of changes again");
        isAway = false;
        // Something may have been told before.
        ring();
      },
      // Without it the connection is of no use: another one is made.
      () => ears.disconnect(true),
    );
  });
  ears.on("reconnecting", () => {
    if (isAway) return;
    isAway = true;
    logger.warn("Redis tells of no changes: until it does, this process looks for them itself");
  });
  return {
    close: () => {
      ears.disconnect();
      return Promise.resolve();
    },
  };
}
