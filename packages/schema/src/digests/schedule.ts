import { Temporal } from "@js-temporal/polyfill";

/** How often a digest comes, and when. */
export interface Schedule {
  cadence: "DAILY" | "WEEKDAYS" | "WEEKLY";
  /** Of a weekly one: 1 is Monday, 7 Sunday. */
  weekday: number;
  hour: number;
  /** IANA's name of it. */
  timeZone: string;
}

/** A moment at which a digest is due, and for which day of its reader. */
export interface Due {
  at: Date;
  /** `2026-11-29`. */
  period: string;
}

/** After so many days every digest has been due once, whatever was changed in between. */
const FARTHEST = 40;

/** Moments by schedule and day: of many readers, most share theirs. */
const known = new Map<string, number>();
const MOST_KNOWN = 50_000;

/**
 * When a digest is due next. An hour that the clocks skip comes as much later as they skip; one that they repeat counts the
 * first time. So there is one such moment a day, whatever the clocks do.
 * @param after a later moment than this
 * @param lastPeriod a later day than this; null where there was none
 */
export function nextDue(schedule: Schedule, after: Date, lastPeriod: string | null): Due {
  let day = dayIn(schedule.timeZone, after);
  if (lastPeriod !== null && day.toString() <= lastPeriod) {
    day = Temporal.PlainDate.from(lastPeriod).add({ days: 1 });
  }
  for (let tried = 0; tried < FARTHEST; tried += 1, day = day.add({ days: 1 })) {
    if (!isOn(schedule, day)) continue;
    const at = momentOf(schedule, day);
    if (at > after.getTime()) return { at: new Date(at), period: day.toString() };
  }
  throw new Error(`No day of ${schedule.cadence} is found after ${after.toISOString()}.`);
}

/**
 * The last moment at which a digest was due until now: what was missed before it, while no server ran, is made up for by
 * this one.
 * @param due one that has come
 */
export function lastDue(schedule: Schedule, due: Due, now: Date): Due {
  // Not one by one from long ago.
  const near = new Date(Math.max(due.at.getTime(), now.getTime() - 8 * 86_400_000));
  let last = due;
  for (let next = nextDue(schedule, near, due.period); next.at <= now;) {
    last = next;
    next = nextDue(schedule, next.at, next.period);
  }
  return last;
}

/** The day that it is in a time zone. */
export function periodAt(timeZone: string, moment: Date): string {
  return dayIn(timeZone, moment).toString();
}

/** Whether this is the name of a time zone, spelled as IANA spells it. */
export function canonicalTimeZone(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(name) || name.length > 60)
    return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function dayIn(timeZone: string, moment: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

function isOn({ cadence, weekday }: Schedule, day: Temporal.PlainDate): boolean {
  if (cadence === "DAILY") return true;
  return cadence === "WEEKDAYS" ? day.dayOfWeek <= 5 : day.dayOfWeek === weekday;
}

function momentOf({ hour, timeZone }: Schedule, day: Temporal.PlainDate): number {
  const key = `${timeZone} ${hour} ${day.toString()}`;
  const there = known.get(key);
  if (there !== undefined) return there;
  const moment = day.toZonedDateTime({ timeZone, plainTime: { hour } });
  // A country that moved across the date line has left a day out.
  const at = moment.toPlainDate().equals(day) ? moment.epochMilliseconds : Number.NaN;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, at);
  return at;
}
