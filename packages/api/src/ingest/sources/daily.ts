import { readJson, unavailable } from "../ask.ts";
import { filePages } from "../files/file-pages.ts";
import { splitJsonFile } from "../files/json-layout.ts";
import { refusal, toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, text } from "../mapping/loose-json.ts";
import type { SourceAnswer } from "../polite-fetch.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { dailyRecord, withoutAccounts } from "./daily-record.ts";

/** What is asked for: lists of days, both included, or a file of their entries. */
export type DailyOptions =
  | { /** `https://huggingface.co/api/daily_papers`. */ apiUrl: string; from: string; to: string }
  | { path: string };

const MANNERS: Manners = {
  source: "Hugging Face",
  accept: "application/json",
  intervalMs: 1_000,
};
/** The most that is sent at once. */
const PAGE = 100;
const DAY_MS = 86_400_000;

/** The Hugging Face daily papers: the lists of some days, or a dump of them. */
export async function* daily(
  options: DailyOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  if ("path" in options) yield* fromFile(options.path, context);
  else yield* fromApi(options, context);
}

async function* fromApi(
  { apiUrl, from, to }: { apiUrl: string; from: string; to: string },
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  // A cursor is a day and how many of its pages are done.
  const [firstDay = from, pages = "0"] = context.cursor?.split("+") ?? [];
  let page = Number(pages);
  for (let day = firstDay; day <= to; day = dayAfter(day)) {
    for (let last = ""; ; page += 1) {
      const url = new URL(apiUrl);
      url.searchParams.set("date", day);
      url.searchParams.set("limit", String(PAGE));
      if (page > 0) url.searchParams.set("p", String(page));
      const known = (await context.validators?.read(url.href)) ?? null;
      const answer = await context.politeFetch(MANNERS, url, { signal: context.signal, known });
      // A server that does not know pages sends the first one again.
      const again = page > 0 && answer.body === last;
      last = answer.body;
      const list = again ? [] : readDailyAnswer(answer, day, context.clock.now());
      const full = list.length >= PAGE;
      const nextDay = day < to ? dayAfter(day) : null;
      yield {
        entries: list,
        cursor: full ? `${day}+${page + 1}` : nextDay,
        ...(answer.unchanged && known && { unchanged: known.entries }),
        ...(page === 0 && !full && remembered(url, answer, list.length)),
      };
      if (!full) break;
    }
    page = 0;
  }
}

/** @throws SourceUnavailableError when the answer is no list, and not the word that there is none */
export function readDailyAnswer(answer: SourceAnswer, day: string, now: Date): SourceEntry[] {
  if (answer.unchanged) return [];
  if (answer.status === 400 || answer.status === 404) {
    const reason = "Hugging Face has no list of that day. Days to come have none.";
    return [refusal(`the list of ${day}`, reason, day)];
  }
  const json = readJson({ source: MANNERS.source, answer });
  if (!Array.isArray(json)) throw unavailable(MANNERS.source, "its answer is no list of papers");
  const entries = json.map((item: unknown, index) => toDailyEntry(item, index + 1, day, now));
  return withoutDamaged(entries, answer.damaged);
}

async function* fromFile(path: string, context: SourceContext): AsyncGenerator<SourcePage> {
  const now = context.clock.now();
  yield* filePages(
    path,
    {
      split: (file) => splitJsonFile(file, path),
      map(line, number) {
        try {
          return toDailyEntry(JSON.parse(line), number, null, now);
        } catch (error) {
          const reason = `The entry is no JSON: ${(error as Error).message}.`;
          return refusal(`entry ${number}`, reason, recognisable(line));
        }
      },
    },
    context,
  );
}

function toDailyEntry(item: unknown, number: number, day: string | null, now: Date): SourceEntry {
  const kept = withoutAccounts(object(item));
  const entry = day === null ? kept : { ...kept, day };
  const id = text(object(entry["paper"])["id"]);
  const where = id === "" ? `entry ${number}` : `arXiv ${id}`;
  return toEntry(where, entry, () => dailyRecord(entry, now));
}

/** Of an entry that cannot be parsed, what tells it from others, and nobody's account. */
function recognisable(line: string): string {
  const [, id] = /"id"\s*:\s*"(\d{4}\.\d{4,5})"/.exec(line) ?? [];
  const [, title] = /"title"\s*:\s*"((?:[^"\\]|\\.){1,500})/.exec(line) ?? [];
  return [id, title].filter((part) => part !== undefined).join(" ");
}

function remembered(url: URL, answer: SourceAnswer, entries: number): Pick<SourcePage, "remember"> {
  const { etag, lastModified, status } = answer;
  if (status !== 200 || (etag === null && lastModified === null)) return {};
  return { remember: { url: url.href, validator: { etag, lastModified, entries } } };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
