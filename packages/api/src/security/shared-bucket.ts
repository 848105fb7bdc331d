import type { Redis } from "ioredis";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { RedisWatch } from "../redis/redis-watch.ts";
import { settle } from "./leaky-bucket.ts";
import type { Bucket, BucketSize } from "./leaky-bucket.ts";

/**
 * The leaky bucket of leaky-bucket.ts, in the place of the library's fixed window: what is kept is when it will have run
 * out, by Redis's own clock, which is the same for every process. Answers what the library reads: a number of points,
 * beyond the allowance when it is refused; and, where the library has the rest of its window, in microseconds, how full the
 * bucket is, or how long until it would be granted.
 */
const LEAKY = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local span = ARGV[4] * 1000
local filled = math.max(0, tonumber(redis.call('GET', KEYS[1]) or 0) - now)
local after = filled + ARGV[1] * span / ARGV[3]
if after > span + 0.001 then return {ARGV[3] + 1, math.ceil((after - span) * 1000)} end
redis.call('SET', KEYS[1], string.format('%.3f', now + after), 'PX', math.ceil(after) + 1)
return {0, math.floor(after * 1000)}
`;

/** What a bucket in Redis is made of. */
export interface SharedBucketDeps {
  redis: Redis;
  watch: RedisWatch;
  /** Counts in this process while Redis does not answer. */
  insurance: Bucket;
}

/** Buckets that all processes of an instance share. While Redis does not answer, each process counts by itself. */
export function createSharedBucket(
  name: string,
  size: BucketSize,
  { redis, watch, insurance }: SharedBucketDeps,
): Bucket {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `limit:${name}`,
    points: size.points,
    duration: size.seconds,
    customIncrTtlLuaScript: LEAKY,
    rejectIfRedisNotReady: true,
  });
  const span = size.seconds * 1000;
  const each = span / size.points;
  return {
    async take(key, points) {
      if (!watch.isWorthAsking()) return insurance.take(key, points);
      try {
        const { msBeforeNext: microseconds } = await limiter.consume(key, points);
        watch.answered();
        const after = Math.min(microseconds / 1000, span);
        return settle(size, Math.max(0, after - points * each), points);
      } catch (failure) {
        if (failure instanceof RateLimiterRes) {
          watch.answered();
          const filled = failure.msBeforeNext / 1000 + span - points * each;
          return settle(size, Math.max(0, filled), points);
        }
        watch.failed(failure);
        return insurance.take(key, points);
      }
    },
  };
}
