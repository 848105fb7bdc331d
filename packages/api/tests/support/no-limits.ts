import type { Config } from "../../src/config.ts";

/** More of anything than a test does. */
export const PLENTY = 1_000_000_000;

/** Limits that no test reaches: it sets those that it is about. */
export const NO_LIMITS: Config["limits"] = {
  requestsPerMinute: PLENTY,
  costPerMinute: PLENTY,
  anonymousCostPerMinute: PLENTY,
  writesPerMinute: PLENTY,
  commentsPerHour: PLENTY,
  submissionsPerDay: PLENTY,
  signInCodesPerHour: PLENTY,
  signInsPerHour: PLENTY,
  digestMailsPerHour: PLENTY,
};
