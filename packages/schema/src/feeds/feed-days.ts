import { InvalidInputError } from "../errors.ts";

/** What a feed is of. */
export type FeedPeriod = "DAY" | "WEEK" | "MONTH" | "TRENDING";

/** The first and last day of a feed, both at midnight UTC, both included. */
export interface FeedDays {
  from: Date;
  to: Date;
}

const DAY = 86_400_000;

/** The days of the day, week (Monday to Sunday, ISO 8601) or month that holds `on`, in UTC. */
export function feedDays(period: Exclude<FeedPeriod, "TRENDING">, on: Date): FeedDays {
  const day = startOfDay(on);
  if (period === "DAY") return { from: day, to: day };
  if (period === "WEEK") {
    const from = new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY);
    return { from, to: new Date(from.getTime() + 6 * DAY) };
  }
  // Not by Date.UTC, which takes the years 0 to 99 for those of the last century.
  const from = new Date(day);
  from.setUTCDate(1);
  const to = new Date(from);
  to.setUTCMonth(to.getUTCMonth() + 1, 0);
  return { from, to };
}

/** Midnight UTC of the day before. */
export function dayBefore(day: Date): Date {
  return new Date(startOfDay(day).getTime() - DAY);
}

/** Midnight UTC of the moment's day. */
export function startOfDay(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / DAY) * DAY);
}

/** Between them every day that is asked for in earnest, and no period whose ends a database cannot write. */
const FIRST_DAY = new Date("1900-01-01");
const LAST_DAY = new Date("2999-12-31");

/** @throws {InvalidInputError} when no list is of this day */
export function checkDay(on: Date): void {
  if (on >= FIRST_DAY && on <= LAST_DAY) return;
  throw InvalidInputError.at(["on"], "`on` is a day of the years 1900 to 2999.");
}
