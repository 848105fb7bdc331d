import type { FeedPeriod } from "../card-views.ts";
import { language } from "../text.ts";

/** Days are days wherever one is. */
const timeZone = "UTC";

/**
 * What a feed's period is called: `Mon, Jan 5`, `Jan 5 – 11`, `Jan 2026`; the year where it is
 * not this one. Null for what has no days.
 * @param today `YYYY-MM-DD`
 */
export function periodWords(
  period: FeedPeriod,
  { from, to }: { from: string | null; to: string | null },
  today: string,
): string | null {
  if (period === "TRENDING" || from === null) return null;
  const start = Date.parse(from);
  const end = Date.parse(to ?? from);
  if (Number.isNaN(start) || Number.isNaN(end) || end < start) return null;
  const isThisYear = from.slice(0, 4) === today.slice(0, 4);
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  switch (period) {
    case "DAY":
      return write({ weekday: "short", month: "short", day: "numeric", ...year }).format(start);
    case "WEEK":
      return write({ month: "short", day: "numeric", ...year }).formatRange(start, end);
    case "MONTH":
      return write({ month: "short", year: "numeric" }).format(start);
  }
}

/** Today as the server's lists count days. */
export function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

function write(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language(), { ...options, timeZone });
}
