import type { Redis } from "ioredis";
import type { Logger } from "../logging/logger.ts";
import { createRedisWatch } from "../redis/redis-watch.ts";
import { createLeakyBucket } from "./leaky-bucket.ts";
import type { OpenBucket } from "./limits.ts";
import { createSharedBucket } from "./shared-bucket.ts";

/** Where an instance keeps its buckets: in Redis when it has one, in this process's memory when not. */
export function bucketsOf(redis: Redis | undefined, logger: Logger): OpenBucket {
  if (redis === undefined) return (_name, size) => createLeakyBucket(size);
  const watch = createRedisWatch(logger);
  return (name, size) =>
    createSharedBucket(name, size, { redis, watch, insurance: createLeakyBucket(size) });
}
