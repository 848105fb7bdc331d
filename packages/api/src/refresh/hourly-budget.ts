import { RateLimiterMemory } from "rate-limiter-flexible";

/** So many an hour, of one process. */
export interface HourlyBudget {
  /** @returns whether there was one left, which is now used */
  take(): Promise<boolean>;
}

/** Makes one. */
export function hourlyBudget(most: number): HourlyBudget {
  const limiter = new RateLimiterMemory({ points: most, duration: 3_600 });
  return {
    take: () =>
      limiter.consume("all").then(
        () => true,
        () => false,
      ),
  };
}
