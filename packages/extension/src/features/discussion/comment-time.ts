import { language } from "../../text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When something was written, in few words: `5 min. ago`, `yesterday`, `Sep 26, 2025`; empty for what is no date. */
export function timeWords(written: string, now: number): string {
  const time = Date.parse(written);
  if (Number.isNaN(time)) return "";
  const age = now - time;
  if (age >= 7 * DAY) {
    return new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(time);
  }
  const words = new Intl.RelativeTimeFormat(language(), { numeric: "auto", style: "short" });
  if (age >= DAY) return words.format(-Math.floor(age / DAY), "day");
  if (age >= HOUR) return words.format(-Math.floor(age / HOUR), "hour");
  // Clocks differ: what comes from the future was written now.
  if (age >= MINUTE) return words.format(-Math.floor(age / MINUTE), "minute");
  return words.format(0, "second");
}

/** The whole of it, for who points at it. */
export function wholeTime(written: string): string {
  const time = Date.parse(written);
  if (Number.isNaN(time)) return "";
  return new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" }).format(
    time,
  );
}
