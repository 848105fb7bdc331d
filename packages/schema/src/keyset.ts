import { InvalidInputError } from "./errors.ts";
import { DEFAULT_PAGE, MAX_PAGE } from "./paging.ts";

/** A page of a connection, as Relay asks for it. */
export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** What a connection is ordered by: columns that together are unique among its rows, all in one direction. */
export interface Keyset<Column extends string = string> {
  /** Told apart in cursors, so that one of another connection is refused. */
  name: string;
  direction: "asc" | "desc";
  /** `integer`: from 0; `moment`: a date with its time. */
  columns: Readonly<Record<Column, "integer" | "moment">>;
}

type KeyValue = number | Date;
type Keys<Column extends string> = Record<Column, KeyValue>;

/** The condition, order and bound of one page, for Prisma; one row more is read, to see whether there is more. */
export interface KeysetQuery<Column extends string = string> {
  where: object;
  orderBy: { [key in Column]?: "asc" | "desc" }[];
  take: number;
}

/** A page as Relay wants it. */
export interface KeysetPage<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/**
 * What to read for a page. A cursor carries the keys themselves, not a row to look up: the page after a row that has
 * gone since is still the page after its place, and a cursor that somebody made up tells them nothing.
 * @throws {InvalidInputError} when the page makes no sense or a cursor is none of this connection
 */
export function keysetQuery<Column extends string>(
  keyset: Keyset<Column>,
  args: PageArgs,
): KeysetQuery<Column> {
  const { size, backwards } = readPage(args);
  const { after, before } = keysetBounds(keyset, args);
  const isDescending = keyset.direction === "desc";
  const beyond = [
    ...(after ? [whereBeyond(keyset, after, isDescending)] : []),
    ...(before ? [whereBeyond(keyset, before, !isDescending)] : []),
  ];
  const direction = backwards === isDescending ? "asc" : "desc";
  return {
    where: beyond.length === 0 ? {} : { AND: beyond },
    orderBy: columnsOf(keyset).map((column) => ({ [column]: direction }) as never),
    take: size + 1,
  };
}

/**
 * The keys between which a page lies, both left out themselves; null where there is no such bound.
 * @throws {InvalidInputError} when a cursor is none of this connection
 */
export function keysetBounds<Column extends string>(
  keyset: Keyset<Column>,
  { after, before }: PageArgs,
): { after: Keys<Column> | null; before: Keys<Column> | null } {
  return {
    after: after == null ? null : readKeys(keyset, after, "after"),
    before: before == null ? null : readKeys(keyset, before, "before"),
  };
}

/**
 * The page of rows that {@link keysetQuery} read: in the order they were read, perhaps one more than fit.
 */
export function keysetPage<Column extends string, Row extends Keys<Column>>(
  keyset: Keyset<Column>,
  args: PageArgs,
  rows: readonly Row[],
): KeysetPage<Row> {
  const { size, backwards } = readPage(args);
  const more = rows.length > size;
  const page = rows.slice(0, size);
  if (backwards) page.reverse();
  const edges = page.map((node) => ({ cursor: writeCursor(keyset, node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? args.before != null : more,
      hasPreviousPage: backwards ? more : args.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/**
 * How many rows are asked for, and from which end.
 * @throws {InvalidInputError} when both ends are, or more than a page or less than nothing is
 */
export function readPage({ first, last }: PageArgs): { size: number; backwards: boolean } {
  if (first != null && last != null) {
    throw InvalidInputError.at(["last"], "Give `first` or `last`, not both.");
  }
  const name = last == null ? "first" : "last";
  const size = last ?? first ?? DEFAULT_PAGE;
  if (size < 0 || size > MAX_PAGE) {
    throw InvalidInputError.at([name], `\`${name}\` is between 0 and ${MAX_PAGE}.`);
  }
  return { size, backwards: last != null };
}

/** The largest number of PostgreSQL's integer. */
const MAX_INTEGER = 0x7fff_ffff;

/** The last moment that the `DateTime` scalar knows. */
const MAX_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Whether it is a whole number from 0 that the database can hold. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_INTEGER;
}

/** Whether it is a moment in whole milliseconds since 1970. */
export function isMoment(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= MAX_MOMENT;
}

function columnsOf<Column extends string>({ columns }: Keyset<Column>): Column[] {
  return Object.keys(columns) as Column[];
}

function writeCursor<Column extends string>(keyset: Keyset<Column>, row: Keys<Column>): string {
  const keys = columnsOf(keyset).map((column) => Number(row[column]));
  return Buffer.from(JSON.stringify([keyset.name, ...keys])).toString("base64url");
}

function readKeys<Column extends string>(
  keyset: Keyset<Column>,
  cursor: string,
  argument: "after" | "before",
): Keys<Column> {
  const columns = columnsOf(keyset);
  const [name, ...keys] = parseCursor(cursor);
  const isGood = columns.every((column, index) =>
    keyset.columns[column] === "moment" ? isMoment(keys[index]) : isInteger(keys[index]),
  );
  if (name !== keyset.name || keys.length !== columns.length || !isGood) {
    throw InvalidInputError.at(
      [argument],
      `\`${argument}\` is no cursor of this connection: take one from an earlier page of it.`,
    );
  }
  const entries = columns.map((column, index) => {
    const key = Number(keys[index]);
    return [column, keyset.columns[column] === "moment" ? new Date(key) : key];
  });
  return Object.fromEntries(entries) as Keys<Column>;
}

/** The list that a cursor is, in base64url and JSON; empty when it is none. */
export function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** The rows on one side of a place: by the first column, by the next where that is equal, and so on. */
function whereBeyond<Column extends string>(
  keyset: Keyset<Column>,
  keys: Keys<Column>,
  isBelow: boolean,
): object {
  const columns = columnsOf(keyset);
  const side = isBelow ? "lt" : "gt";
  const cases = columns.map((column, index) => ({
    ...Object.fromEntries(columns.slice(0, index).map((equal) => [equal, keys[equal]])),
    [column]: { [side]: keys[column] },
  }));
  const [first] = columns;
  if (first === undefined || cases.length === 1) return cases[0] ?? {};
  // The bound on the first column alone is there for the index: it cannot use the OR.
  return { [first]: { [`${side}e`]: keys[first] }, OR: cases };
}
