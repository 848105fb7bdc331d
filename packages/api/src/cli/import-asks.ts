import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { startFolder } from "../config.ts";
import type { ImportRequestInput } from "../ingest/import-request.ts";
import { JobError } from "../jobs/job.ts";
import { readIdsOf } from "./read-ids.ts";

/** Options of `daily`. */
export interface DailyOptions {
  day?: string;
  from?: string;
  to?: string;
}

/** Options of `arxiv`. */
export interface ArxivOptions {
  query?: string;
  limit?: number;
  harvest?: boolean;
  from?: string;
  until?: string;
  set?: string;
}

/** Options of the sources that can be searched. */
export interface SearchOptions {
  query?: string;
  search?: string;
  filter?: string;
  venue?: string;
  invitation?: string;
  limit?: number;
}

/** What may be asked of a source. */
type AskOf<Source extends ImportRequestInput["source"]> = Extract<
  ImportRequestInput,
  { source: Source; ask: unknown }
>["ask"];

/** Days or a file. @throws {JobError} when neither is named */
export function dailyAsk(
  path: string | undefined,
  { day, from, to }: DailyOptions,
): AskOf<"daily"> {
  if (path !== undefined) return { path: absolute(path) };
  const first = day ?? from;
  if (first === undefined) throw nothingAsked("Name a day (--day or --from and --to) or a file.");
  const last = day ?? to ?? new Date().toISOString().slice(0, 10);
  if (first > last) throw nothingAsked(`The days end (${last}) before they begin (${first}).`);
  return { from: first, to: last };
}

/** Ids, a query or a harvest. @throws {JobError} when none is named */
export function arxivAsk(ids: string[], options: ArxivOptions): AskOf<"arxiv"> {
  const { query, limit, harvest, from, until, set } = options;
  if (harvest) {
    if (from === undefined) throw nothingAsked("Name the first day of the harvest: --from DAY.");
    return { harvest: { from, ...given({ until }), ...given({ set }) } };
  }
  if (query !== undefined) return { query, ...given({ limit }) };
  if (ids.length === 0) throw nothingAsked("Name ids, or give --query or --harvest.");
  return { ids: readIdsOf("ARXIV", ids).map(({ value }) => value) };
}

/** A search where there is one, else the ids. @throws {JobError} when there is neither */
export function either<Search, Ids>(
  texts: readonly string[],
  search: Search | null,
  ids: () => Ids,
): Search | { ids: Ids } {
  if (search !== null) return search;
  if (texts.length === 0) throw nothingAsked("Name ids, or what is to be looked for.");
  return { ids: ids() };
}

/** The option where it was given. */
export function given<Options extends object>(
  options: Options,
): { [Name in keyof Options]?: NonNullable<Options[Name]> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  // Without undefined, as the request wants it.
  return Object.fromEntries(entries) as { [Name in keyof Options]?: NonNullable<Options[Name]> };
}

function nothingAsked(message: string): JobError {
  return new JobError("NOTHING_ASKED", `${message} (--help shows what can be given)`);
}

/** From where the person typed the command. */
export function absolute(path: string): string {
  return resolve(startFolder(), path);
}

/** A limit. @throws {InvalidArgumentError} */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1 on.");
}
