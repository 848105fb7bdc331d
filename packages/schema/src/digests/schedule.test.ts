import { describe, expect, test } from "vitest";
import { canonicalTimeZone, lastDue, nextDue, periodAt } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

const schedule = (over: Partial<Schedule>): Schedule => ({
  cadence: "DAILY",
  weekday: 1,
  hour: 8,
  timeZone: "Europe/Berlin",
  ...over,
});

function next(over: Partial<Schedule>, after: string, lastPeriod: string | null = null): string {
  const { at, period } = nextDue(schedule(over), new Date(after), lastPeriod);
  return `${period} ${at.toISOString()}`;
}

describe("nextDue", () => {
  test.each<[string, Partial<Schedule>, string, string | null, string]>([
    ["later today", {}, "2026-11-29T06:59:59Z", null, "2026-11-29 2026-11-29T07:00:00.000Z"],
    [
      "not this very moment",
      {},
      "2026-11-29T07:00:00Z",
      null,
      "2026-11-30 2026-11-30T07:00:00.000Z",
    ],
    [
      "after the weekend",
      { cadence: "WEEKDAYS" },
      "2026-11-27T08:00:00Z",
      null,
      "2026-11-30 2026-11-30T07:00:00.000Z",
    ],
    [
      "on its weekday",
      { cadence: "WEEKLY", weekday: 7 },
      "2026-11-29T07:00:00Z",
      null,
      "2026-12-06 2026-12-06T07:00:00.000Z",
    ],
    [
      "no second time for a day",
      { hour: 23 },
      "2026-11-29T07:30:00Z",
      "2026-11-29",
      "2026-11-30 2026-11-30T22:00:00.000Z",
    ],
    [
      "no second time for a day, of a zone where it is yesterday still",
      { timeZone: "Pacific/Honolulu" },
      "2026-11-29T07:30:00Z",
      "2026-11-29",
      "2026-11-30 2026-11-30T18:00:00.000Z",
    ],
    [
      "as much later as the clocks skip",
      { hour: 2 },
      "2026-03-29T00:30:00Z",
      null,
      "2026-03-29 2026-03-29T01:00:00.000Z",
    ],
    [
      "the first time of a repeated hour",
      { hour: 2 },
      "2026-10-24T23:30:00Z",
      null,
      "2026-10-25 2026-10-25T00:00:00.000Z",
    ],
    [
      "not once more when it comes again",
      { hour: 2 },
      "2026-10-25T00:30:00Z",
      "2026-10-25",
      "2026-10-26 2026-10-26T01:00:00.000Z",
    ],
    [
      "by half an hour, where the clocks go so",
      { hour: 2, timeZone: "Australia/Lord_Howe" },
      "2026-10-03T12:00:00Z",
      null,
      "2026-10-04 2026-10-03T15:30:00.000Z",
    ],
    [
      "on a day that a country left out, the next",
      { timeZone: "Pacific/Apia" },
      "2011-12-29T19:00:00Z",
      null,
      "2011-12-31 2011-12-30T18:00:00.000Z",
    ],
  ])("%s", (_what, over, after, lastPeriod, expected) => {
    expect(next(over, after, lastPeriod)).toBe(expected);
  });

  test("comes once for each day of two years, in every zone and at every hour", () => {
    for (const timeZone of ["Europe/Berlin", "America/Havana", "Africa/Cairo", "Asia/Kathmandu"]) {
      for (const hour of [0, 1, 2, 3, 23]) {
        let due = nextDue(schedule({ timeZone, hour }), new Date("2025-01-01T12:00:00Z"), null);
        for (let day = 0; day < 730; day += 1) {
          const following = nextDue(schedule({ timeZone, hour }), due.at, due.period);
          expect(Date.parse(following.period) - Date.parse(due.period)).toBe(86_400_000);
          expect(periodAt(timeZone, following.at)).toBe(following.period);
          due = following;
        }
      }
    }
  });
});

describe("lastDue", () => {
  const missed = (over: Partial<Schedule>, due: string, now: string): string => {
    const of = schedule(over);
    const at = new Date(due);
    return lastDue(of, { at, period: periodAt(of.timeZone, at) }, new Date(now)).period;
  };

  test("is the one that has come, while it is the only one", () => {
    expect(missed({}, "2026-11-29T07:00:00Z", "2026-11-29T20:00:00Z")).toBe("2026-11-29");
  });

  test("makes up for all that were missed", () => {
    expect(missed({}, "2026-11-02T07:00:00Z", "2026-11-29T07:00:00Z")).toBe("2026-11-29");
    expect(missed({ cadence: "WEEKDAYS" }, "2026-11-02T07:00:00Z", "2026-11-29T09:00:00Z")).toBe(
      "2026-11-27",
    );
    expect(missed({ cadence: "WEEKLY" }, "2025-11-03T07:00:00Z", "2026-11-29T09:00:00Z")).toBe(
      "2026-11-23",
    );
  });
});

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
  ["Mars/Olympus", null],
  ["", null],
  ["+02:00", null],
  ["Europe/Berlin\r\nBcc: eve@example.org", null],
  ["../../etc/localtime", null],
])("the zone %j is %j", (name, expected) => {
  expect(canonicalTimeZone(name)).toBe(expected);
});
