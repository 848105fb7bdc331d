import { CronExpressionParser } from "cron-parser";
import { z } from "zod";
import { choice, setting } from "./setting.ts";
import type { Setting } from "./setting.ts";

/** Names with commas or spaces between them; empty when nothing is named. */
function names(pattern: RegExp) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ""))
    .refine((list) => list.length > 0 && list.length <= 50)
    .refine((list) => list.every((name) => pattern.test(name)))
    .optional()
    .transform((list) => list ?? []);
}

/** A filter in the source's own words; that of the days is added to it. */
function filter(meaning: string, example: string): Setting<string | undefined> {
  return setting({
    read: z
      .string()
      .regex(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/)
      .max(1_000)
      .optional(),
    meaning,
    allowed: "a filter as the source writes it, of at most 1,000 characters",
    fallback: "none come",
    example,
  });
}

/** Once an hour at most: the minute is a number. */
function isTimes(text: string): boolean {
  if (!/^\d{1,2}(?: [\d*,/-]+){4}$/.test(text)) return false;
  try {
    CronExpressionParser.parse(text, { tz: "UTC" });
    return true;
  } catch {
    return false;
  }
}

/** Which papers come by themselves. */
export const IMPORT_SETTINGS = {
  IMPORT_DAILY: setting({
    read: choice(["on", "off"], "off"),
    meaning:
      "Whether the Hugging Face daily papers come by themselves, each on the list of its day.",
    allowed: "on or off",
    fallback: "`off`",
    example: "on",
  }),
  IMPORT_ARXIV: setting({
    read: names(/^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[A-Za-z]+)?)?$/),
    meaning: "The categories of arXiv whose new papers come by themselves.",
    allowed: "arXiv's categories, separated by commas",
    fallback: "none come",
    example: "cs.CL,cs.LG",
  }),
  IMPORT_OPENALEX: filter(
    "Which new papers of OpenAlex come by themselves: a filter, to which the days are added.",
    "primary_topic.id:T10181",
  ),
  IMPORT_CROSSREF: filter(
    "Which new papers of Crossref come by themselves: a filter, to which the days are added.",
    "issn:1533-7928",
  ),
  IMPORT_OPENREVIEW: setting({
    read: names(/^[\w.-]+(?:\/[\w.-]+)+$/),
    meaning: "The venues of OpenReview whose accepted papers come by themselves.",
    allowed: "ids of venues, separated by commas",
    fallback: "none come",
    example: "ICLR.cc/2026/Conference",
  }),
  REFRESH_COUNTS: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether stars, upvotes and comments that others count are looked up again when a paper is opened.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  IMPORT_TIMES: setting({
    read: z.string().refine(isTimes).optional(),
    meaning:
      "When papers come by themselves, the same for all sources: minute, hour, day of the month, month, day of the week, in UTC.",
    allowed: "five fields as cron has them, the minute one number",
    fallback: "six times a day for the daily papers, once for the others",
    example: "0 6,18 * * *",
  }),
};
