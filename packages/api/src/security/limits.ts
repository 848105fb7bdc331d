import { isIP } from "node:net";
import { RateLimitedError } from "@paperround/schema/errors";
import type { LimitBucket, Limits } from "@paperround/schema/context";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { LimitSettings } from "../config.ts";
import { addressKey } from "./client-address.ts";

/** One address may stand for an office: what is counted a person allows it this many times as much. */
const ADDRESS_FACTOR = 4;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The allowances that rules spend from, and that of requests as such. */
export interface RequestLimits extends Limits {
  /**
   * Takes one request from the allowance of a person or an address.
   * @throws {RateLimitedError} when it is used up
   */
  spendRequest(key: string): Promise<void>;
}

/** Counts in this process's memory: every process that serves an instance allows this much. */
export function createLimits(settings: LimitSettings): RequestLimits {
  const requests = window("request", settings.requestsPerMinute, MINUTE);
  const buckets: Record<LimitBucket, Allowance> = {
    write: window("write", settings.writesPerMinute, MINUTE),
    submit: window("submit", settings.submissionsPerDay, DAY),
    "sign-in-code": window("sign-in-code", settings.signInCodesPerHour, HOUR, ADDRESS_FACTOR),
    "sign-in": window("sign-in", settings.signInsPerHour, HOUR, ADDRESS_FACTOR),
  };
  return {
    spend: (bucket, key) => buckets[bucket](key),
    spendRequest: requests,
  };
}

type Allowance = (key: string) => Promise<void>;

function window(name: string, points: number, seconds: number, addressFactor = 1): Allowance {
  const person = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  const address = new RateLimiterMemory({
    keyPrefix: name,
    points: points * addressFactor,
    duration: seconds,
  });
  return async (key) => {
    // An email address and an id count alike however they are spelled.
    const [limiter, counted] =
      isIP(key) === 0 ? [person, key.toLowerCase()] : [address, addressKey(key)];
    try {
      await limiter.consume(counted);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes)
        throw new RateLimitedError(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  };
}
