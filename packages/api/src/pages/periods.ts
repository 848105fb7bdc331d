/** What a list of papers is of, by the words of addresses. */
export interface Period {
  period: "DAY" | "WEEK" | "MONTH" | "TRENDING";
  /** What its address begins with. */
  path: string;
  title: string;
}

/** The lists that readers choose between. */
export const PERIODS = [
  { period: "DAY", path: "/days", title: "Day" },
  { period: "WEEK", path: "/weeks", title: "Week" },
  { period: "MONTH", path: "/months", title: "Month" },
  { period: "TRENDING", path: "/trending", title: "Trending" },
] as const satisfies readonly Period[];

export type PeriodName = Period["period"];

/** The address of a list: of the period that a day is in, or of the latest one. */
export function periodPath(name: PeriodName, on: string | null): string {
  if (name === "TRENDING") return "/trending";
  if (on === null) return name === "DAY" ? "/" : pathOf(name);
  const first = name === "MONTH" ? on.slice(0, 7) : name === "WEEK" ? mondayOf(on) : on;
  return `${pathOf(name)}/${first}`;
}

/** The first day of a day's week. */
export function mondayOf(day: string): string {
  const moment = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return moment.toISOString().slice(0, 10);
}

function pathOf(name: PeriodName): string {
  return PERIODS.find(({ period }) => period === name)?.path ?? "/";
}

/**
 * A day as addresses have it, `2026-01-05`, or a month, `2026-01`.
 * @returns its first day; null when it is none
 */
export function readDay(text: string): string | null {
  const day = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const moment = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day) return null;
  // The days that the lists know.
  return day >= "1900-01-01" && day <= "2999-12-31" ? day : null;
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const write = new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options });
  return (day: string): string => write.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
};

/** `Monday, January 5, 2026` */
const longDay = format({ dateStyle: "full" });
/** `Mon, Jan 5` */
export const shortDay = format({ weekday: "short", month: "short", day: "numeric" });
/** `Jan 5, 2026` */
export const mediumDay = format({ dateStyle: "medium" });
/** `January 2026` */
export const monthOf = format({ month: "long", year: "numeric" });

/** How a list is called that goes from one day to another. */
export function periodTitle(name: PeriodName, from: string | null, to: string | null): string {
  if (name === "TRENDING" || from === null || to === null) return "Trending papers";
  if (name === "DAY") return longDay(from);
  if (name === "MONTH") return monthOf(from);
  return `${mediumDay(from)} – ${mediumDay(to)}`;
}
