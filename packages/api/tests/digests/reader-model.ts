import type { Viewer } from "@paperround/schema/context";
import type { ParsedMail } from "mailparser";
import { expect } from "vitest";

/** When a reader wants mail, and of what. */
export interface Wish {
  cadence: "DAILY" | "WEEKDAYS" | "WEEKLY";
  weekday: number;
  hour: number;
  timeZone: string;
  /** Null for everything. */
  keyword: string | null;
  minVotes: number;
}

/** The day and hour that a clock on the wall shows, by nothing but the platform's own formatting. */
export function localHour(
  timeZone: string,
  moment: Date,
): { day: string; hour: number; weekday: number } {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const day = `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
  return { day, hour: Number(parts["hour"]), weekday: new Date(day).getUTCDay() || 7 };
}

/** What a reader must get, said more plainly than by what is tested. */
export class ReaderModel {
  readonly id: number;
  readonly viewer: Viewer;
  leftAt: Date | null = null;
  /** The papers that they were told of, and those that were one with them. */
  readonly had = new Set<number>();
  /** When they were last looked at, in milliseconds. */
  lastLook = 0;
  #wish: Wish;
  /** Days at whose hour there was something to tell. */
  readonly #owed = new Map<string, Date>();
  /** Days that need no more mail: looked at, or past their hour when the reader came to want it so. */
  #lastDay: string;
  /** Message-IDs by day, and how often each arrived. */
  readonly #days = new Map<string, string>();
  readonly #arrivals = new Map<string, number>();

  constructor(id: number, viewer: Viewer, wish: Wish, now: Date) {
    this.id = id;
    this.viewer = viewer;
    this.#wish = wish;
    this.#lastDay = dayIsOver(wish, now) ? localHour(wish.timeZone, now).day : "";
  }

  /** Whether a paper is theirs to have as soon as it comes: one that wants votes may be told of later, and once. */
  wants(number: number): boolean {
    if (this.#wish.minVotes > 0) return false;
    return this.#wish.keyword === null || this.#wish.keyword === `thing ${number % 5}`;
  }

  /** They want it otherwise from now on: what has been looked at is not looked at again. */
  change(wish: Wish, now: Date): void {
    this.#wish = wish;
    const { day } = localHour(wish.timeZone, now);
    if (dayIsOver(wish, now) && day > this.#lastDay) this.#lastDay = day;
  }

  /** Whether it is the hour, or past it, of a day that was not looked at. */
  mayBeDue(now: Date): boolean {
    if (this.leftAt !== null) return false;
    const { day, weekday } = localHour(this.#wish.timeZone, now);
    const isOn =
      this.#wish.cadence === "DAILY" ||
      (this.#wish.cadence === "WEEKDAYS" ? weekday <= 5 : weekday === this.#wish.weekday);
    return isOn && day > this.#lastDay && dayIsOver(this.#wish, now);
  }

  /** @param hasNews whether there is something to tell them */
  expect(now: Date, hasNews: boolean): void {
    if (!this.mayBeDue(now)) return;
    const { day } = localHour(this.#wish.timeZone, now);
    this.#lastDay = day;
    this.lastLook = now.getTime();
    if (hasNews) this.#owed.set(day, now);
  }

  /** A mail has arrived. @param members every paper it tells of, with those that are one with it */
  take({ messageId, text }: ParsedMail, members: readonly number[]): void {
    const day = dayOf(text ?? "");
    const id = messageId ?? "";
    const count = (this.#arrivals.get(id) ?? 0) + 1;
    this.#arrivals.set(id, count);
    expect(this.#days.get(day) ?? id, `the Message-ID of ${day}`).toBe(id);
    this.#days.set(day, id);
    if (count > 1) return;
    for (const member of members) {
      expect(
        this.had.has(member),
        `paper ${member}, told once more on ${day} to ${this.viewer.email}`,
      ).toBe(false);
      this.had.add(member);
    }
  }

  /**
   * At the end.
   * @param twice how many mails may have come twice, of all readers
   * @param cancelled days of which nothing was left to tell, since it became one with what they had
   */
  check(twice: number, cancelled: readonly string[]): void {
    for (const [day, due] of this.#owed) {
      if (cancelled.includes(day)) continue;
      // Who left before what was due could be sent is owed nothing.
      if (this.leftAt !== null && this.leftAt.getTime() - due.getTime() < 24 * 3_600_000) continue;
      expect(this.#days.has(day), `the digest of ${day} for ${this.viewer.email}`).toBe(true);
    }
    const repeated = [...this.#arrivals.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(repeated).toBeLessThanOrEqual(twice);
    expect(new Set(this.#days.values()).size).toBe(this.#days.size);
  }
}

/** Whether the hour has come on this day: also an hour that the clocks skipped. */
function dayIsOver({ timeZone, hour }: Wish, now: Date): boolean {
  return localHour(timeZone, now).hour >= hour;
}

function dayOf(text: string): string {
  const [, date = ""] = /^PAPERROUND, \w+,? (\d{1,2} \w+ \d{4})$/m.exec(text) ?? [];
  return new Date(`${date} UTC`).toISOString().slice(0, 10);
}
