import { InvalidInputError } from "../errors.ts";
import { isInteger, pageInfoOf, parseCursor, readPage } from "../keyset.ts";
import type { KeysetPage, PageArgs } from "../keyset.ts";

/** A row of a ranking. */
export interface Ranked {
  id: number;
  /** What it is ranked by, higher first; then by its id, higher first. */
  key: number;
}

/** A place in a ranking, kept so that it is found again when the ranking has changed. */
interface Place extends Ranked {
  position: number;
}

/** A ranking: its name, its sort and whoever ranked; keys of different ones say nothing of each other. */
export interface Ranking {
  name: string;
  by: string;
}

/** So many rows more than a page seems to take are read: since its cursor was given, some may have come or gone. */
const SPARE = 20;

/** How many rows of a ranking, from its first on, a page probably takes; Infinity for one that begins at the end. */
export function rowsFor(args: PageArgs): number {
  const { size, backwards } = readPage(args);
  const cursor = backwards ? args.before : args.after;
  if (cursor == null && backwards) return Infinity;
  const position = cursor == null ? -1 : parseCursor(cursor)[4];
  // One more than the page has says that it goes on.
  return (typeof position === "number" ? position + 1 : 0) + size + 1 + SPARE;
}

/** Whether the first rows of a ranking tell all of a page, whatever comes behind them. */
export function holdsPage(ranking: Ranking, args: PageArgs, rows: readonly Ranked[]): boolean {
  const { size, backwards } = readPage(args);
  if (backwards)
    return (
      args.before != null && placeOf(ranking, args.before, "before", rows).before < rows.length
    );
  const from = args.after == null ? 0 : placeOf(ranking, args.after, "after", rows).after;
  return from + size < rows.length;
}

/**
 * The page of a ranking that is at hand as a whole. A ranking is made anew for each page: what stands at a cursor is
 * looked for by its id, so that what came or went in between neither repeats nor skips anything; if it is gone itself,
 * its key says where it stood; and where the keys are another's (the index answered, now the database), its position.
 * @throws {InvalidInputError} when the page makes no sense or a cursor is none of this connection
 */
export function rankedPage<Row extends Ranked>(
  ranking: Ranking,
  args: PageArgs,
  rows: readonly Row[],
): KeysetPage<Row> {
  const { size, backwards } = readPage(args);
  const from = args.after == null ? 0 : placeOf(ranking, args.after, "after", rows).after;
  const to =
    args.before == null ? rows.length : placeOf(ranking, args.before, "before", rows).before;
  const between = rows.map((row, position) => ({ row, position })).slice(from, Math.max(from, to));
  const page = backwards
    ? between.slice(Math.max(0, between.length - size))
    : between.slice(0, size);
  const more = between.length > size;
  const edges = page.map(({ row, position }) => ({
    cursor: writePlace(ranking, { id: row.id, key: row.key, position }),
    node: row,
  }));
  return { edges, pageInfo: pageInfoOf(edges, args, { backwards, more }) };
}

/** Where in the ranking what follows a cursor begins, and where what stands before it ends. */
function placeOf(
  { name, by }: Ranking,
  cursor: string,
  argument: "after" | "before",
  rows: readonly Ranked[],
): { after: number; before: number } {
  const [ofName, ofBy, key, id, position, ...more] = parseCursor(cursor);
  const isGood = typeof key === "number" && isInteger(id) && isInteger(position);
  if (ofName !== name || typeof ofBy !== "string" || !isGood || more.length > 0) {
    throw InvalidInputError.at(
      [argument],
      `\`${argument}\` is no cursor of this connection: take one from an earlier page of it.`,
    );
  }
  const found = rows.findIndex((row) => row.id === id);
  if (found !== -1) return { after: found + 1, before: found };
  if (ofBy !== by) return { after: position, before: position };
  const beyond = rows.findIndex((row) => row.key < key || (row.key === key && row.id < id));
  const place = beyond === -1 ? rows.length : beyond;
  return { after: place, before: place };
}

function writePlace({ name, by }: Ranking, place: Place): string {
  const { key, id, position } = place;
  return Buffer.from(JSON.stringify([name, by, key, id, position])).toString("base64url");
}
