import { language } from "../text.ts";

/** `2025-09-26` as `Sep 26, 2025` or `26.09.2025`; null stays null, and so does what is no date. */
export function paperDate(iso: string | null): string | null {
  const time = iso === null ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(time)) return null;
  const format = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" });
  return format.format(time);
}
