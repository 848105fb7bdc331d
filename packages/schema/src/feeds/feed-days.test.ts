import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedDays, startOfDay } from "./feed-days.ts";

const DAY = 86_400_000;

/** Any moment that the `Date` scalar can say. */
const moments = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});

function days(period: "DAY" | "WEEK" | "MONTH", on: string): string {
  const { from, to } = feedDays(period, new Date(on));
  return `${from.toISOString().slice(0, 10)} ${to.toISOString().slice(0, 10)}`;
}

describe("the days of a feed", () => {
  it.each([
    ["DAY", "2026-01-05", "2026-01-05 2026-01-05"],
    ["DAY", "2026-01-05T23:59:59.999Z", "2026-01-05 2026-01-05"],
    // A Monday, a Sunday, and a week that holds the turn of the year.
    ["WEEK", "2026-01-05", "2026-01-05 2026-01-11"],
    ["WEEK", "2026-01-11", "2026-01-05 2026-01-11"],
    ["WEEK", "2026-01-01", "2025-12-29 2026-01-04"],
    ["MONTH", "2026-01-31", "2026-01-01 2026-01-31"],
    ["MONTH", "2024-02-29", "2024-02-01 2024-02-29"],
    ["MONTH", "2100-02-10", "2100-02-01 2100-02-28"],
    ["MONTH", "2025-12-15", "2025-12-01 2025-12-31"],
  ] as const)("a %s that holds %s is %s", (period, on, expected) => {
    expect(days(period, on)).toBe(expected);
  });

  it("hold the day that was asked for, begin and end at midnight UTC, and part the calendar", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom("DAY", "WEEK", "MONTH"), (on, period) => {
        const { from, to } = feedDays(period, on);
        expect(from <= startOfDay(on) && startOfDay(on) <= to).toBe(true);
        expect(from).toEqual(startOfDay(from));
        expect(to).toEqual(startOfDay(to));
        // Whatever day of it is asked for, the period is the same one; the day after it begins the next.
        expect(feedDays(period, to)).toEqual({ from, to });
        expect(feedDays(period, new Date(to.getTime() + DAY)).from.getTime()).toBe(
          to.getTime() + DAY,
        );
      }),
    );
  });

  it("a week has seven days and begins on a Monday", () => {
    fc.assert(
      fc.property(moments, (on) => {
        const { from, to } = feedDays("WEEK", on);
        expect(from.getUTCDay()).toBe(1);
        expect(to.getTime() - from.getTime()).toBe(6 * DAY);
      }),
    );
  });

  it("a month begins on its first and ends on its last day", () => {
    fc.assert(
      fc.property(moments, (on) => {
        const { from, to } = feedDays("MONTH", on);
        expect(from.getUTCDate()).toBe(1);
        expect(new Date(to.getTime() + DAY).getUTCDate()).toBe(1);
        expect(to.getUTCMonth()).toBe(on.getUTCMonth());
        expect(to.getUTCFullYear()).toBe(on.getUTCFullYear());
      }),
    );
  });
});
