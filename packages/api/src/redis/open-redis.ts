import { Redis } from "ioredis";

/**
 * For how long a request waits for Redis, in milliseconds. Long, since a process that has too much to do hears of answers
 * late, and should not stop counting with the others just then.
 */
const PATIENCE = 1_000;

/**
 * Connects to Redis, and again whenever the connection is lost: with pauses of up to two seconds, for ever. While it is
 * not there, commands fail at once instead of waiting for it, and whoever sent them says so.
 */
export function openRedis(url: string): Redis {
  const redis = new Redis(url, {
    connectionName: "paperround",
    keyPrefix: "paperround:",
    enableOfflineQueue: false,
    // A command that was under way when the connection broke may have run: it is not sent again.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: PATIENCE,
    connectTimeout: 2_000,
    retryStrategy: (attempts) => Math.min(attempts * 100, 2_000),
  });
  // Without a listener, each failed attempt would be printed to standard error.
  redis.on("error", () => undefined);
  return redis;
}
