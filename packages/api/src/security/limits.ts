import { isIP } from "node:net";
import { RateLimitedError } from "@paperround/schema/errors";
import type { LimitBucket, Limits } from "@paperround/schema/context";
import type { LimitSettings } from "../config.ts";
import { addressKey } from "./client-address.ts";
import type { Bucket, BucketSize, Taking } from "./leaky-bucket.ts";

/** One address may stand for an office: what is counted a person allows it this many times as much. */
const ADDRESS_FACTOR = 4;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Over how many seconds a budget of cost comes back. */
export const COST_SECONDS = MINUTE;

/** Makes the buckets of one kind: in this process's memory, or in Redis. */
export type OpenBucket = (name: string, size: BucketSize) => Bucket;

/** What became of paying for an operation. */
export interface Payment extends Taking {
  limit: number;
}

/** The allowances that rules spend from, and those of requests as such. */
export interface RequestLimits extends Limits {
  /**
   * Takes one request from the allowance of a person or an address.
   * @throws {RateLimitedError} when it is used up
   */
  spendRequest(key: string): void | Promise<void>;
  /** Takes what an operation costs from the budget of whoever pays for it, unless there is less. */
  pay(payer: Payer, cost: number): Payment | Promise<Payment>;
}

/** Whose budget an operation is paid from. */
export interface Payer {
  /** A token, a person or an address: no two of them alike. */
  key: string;
  /** Nobody is signed in: it is an address. */
  isAnonymous: boolean;
}

/** Every allowance of an instance, each in a bucket of its own. */
export function createLimits(settings: LimitSettings, openBucket: OpenBucket): RequestLimits {
  const allowance = (name: string, points: number, seconds: number, addressFactor = 1) => {
    const person = openBucket(name, { points, seconds });
    const address = openBucket(name, { points: points * addressFactor, seconds });
    // An email address and an id count alike however they are spelled.
    return (key: string) =>
      isIP(key) === 0 ? person.take(key.toLowerCase(), 1) : address.take(addressKey(key), 1);
  };
  const rules: Record<LimitBucket, ReturnType<typeof allowance>> = {
    write: allowance("write", settings.writesPerMinute, MINUTE),
    comment: allowance("comment", settings.commentsPerHour, HOUR),
    submit: allowance("submit", settings.submissionsPerDay, DAY),
    "sign-in-code": allowance("sign-in-code", settings.signInCodesPerHour, HOUR, ADDRESS_FACTOR),
    "sign-in": allowance("sign-in", settings.signInsPerHour, HOUR, ADDRESS_FACTOR),
    "digest-mail": allowance("digest-mail", settings.digestMailsPerHour, HOUR, ADDRESS_FACTOR),
  };
  const requests = allowance("request", settings.requestsPerMinute, MINUTE);
  const budget = (limit: number) => {
    const bucket = openBucket("cost", { points: limit, seconds: COST_SECONDS });
    return (key: string, cost: number): Payment | Promise<Payment> => {
      const taking = bucket.take(key, cost);
      return taking instanceof Promise
        ? taking.then((taken) => ({ ...taken, limit }))
        : { ...taking, limit };
    };
  };
  const payKnown = budget(settings.costPerMinute);
  const payAnonymous = budget(settings.anonymousCostPerMinute);
  return {
    async spend(bucket, key) {
      refuseUnlessGranted(await rules[bucket](key));
    },
    spendRequest(key) {
      const taking = requests(key);
      if (taking instanceof Promise) return taking.then(refuseUnlessGranted);
      return refuseUnlessGranted(taking);
    },
    pay: ({ key, isAnonymous }, cost) =>
      isAnonymous ? payAnonymous(addressKey(key), cost) : payKnown(key, cost),
  };
}

function refuseUnlessGranted({ granted, untilGranted }: Taking): void {
  if (!granted) throw new RateLimitedError(untilGranted / 1000);
}
