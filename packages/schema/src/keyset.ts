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
  /** `integer`: from 0; `moment`: a date with its time; `day?`: a day, those that are not known last. */
  columns: Readonly<Record<Column, "integer" | "number" | "text" | "moment" | "day?">>;
  /** The relation of the rows that a column stands in, where it is not theirs. */
  through?: Readonly<Partial<Record<Column, string>>>;
}

type KeyValue = number | string | Date | null;
type Keys<Column extends string> = Record<Column, KeyValue>;

/** The condition, order and bound of one page, for Prisma; one row more is read, to see whether there is more. */
export interface KeysetQuery<Column extends string = string> {
  where: object;
  orderBy: { [key in Column]?: never }[];
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
    orderBy: columnsOf(keyset).map(
      (column) => at(keyset, column, orderOf(keyset, column, direction)) as never,
    ),
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
export function keysetPage<Column extends string, Row extends Partial<Keys<Column>>>(
  keyset: Keyset<Column>,
  args: PageArgs,
  rows: readonly Row[],
): KeysetPage<Row> {
  const { size, backwards } = readPage(args);
  const more = rows.length > size;
  const page = rows.slice(0, size);
  if (backwards) page.reverse();
  const edges = page.map((node) => ({ cursor: writeCursor(keyset, node), node }));
  return { edges, pageInfo: pageInfoOf(edges, args, { backwards, more }) };
}

/** What Relay says of a page: whether there is more on either side of it, and where it begins and ends. */
export function pageInfoOf(
  edges: readonly { cursor: string }[],
  args: PageArgs,
  { backwards, more }: { backwards: boolean; more: boolean },
): KeysetPage<unknown>["pageInfo"] {
  return {
    hasNextPage: backwards ? args.before != null : more,
    hasPreviousPage: backwards ? more : args.after != null,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
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

/** The first and the last moment that the `DateTime` scalar knows: of the years 1 and 9999. */
const MIN_MOMENT = Date.parse("0001-01-01T00:00:00Z");
const MAX_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Whether it is a whole number from 0 that the database can hold. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_INTEGER;
}

/** The longest text in a cursor, in characters. */
const MAX_TEXT = 1_000;

/** What a key of each kind looks like in a cursor. */
const KINDS: Record<Keyset["columns"][string], (value: unknown) => boolean> = {
  integer: isInteger,
  number: (value) => typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER,
  text: (value) =>
    typeof value === "string" &&
    value.length <= MAX_TEXT &&
    value.isWellFormed() &&
    !value.includes("\0"),
  moment: isMoment,
  "day?": (value) => value === null || isMoment(value),
};

/** Whether it is a moment in whole milliseconds since 1970, or before. */
export function isMoment(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= MIN_MOMENT && Number(value) <= MAX_MOMENT;
}

function columnsOf<Column extends string>({ columns }: Keyset<Column>): Column[] {
  return Object.keys(columns) as Column[];
}

/** What is said of a column, where it stands. */
function at<Column extends string>({ through }: Keyset<Column>, column: Column, said: unknown) {
  const relation = through?.[column];
  return relation === undefined ? { [column]: said } : { [relation]: { [column]: said } };
}

function orderOf<Column extends string>(
  { columns, direction: forwards }: Keyset<Column>,
  column: Column,
  direction: "asc" | "desc",
) {
  if (columns[column] !== "day?") return direction;
  return { sort: direction, nulls: direction === forwards ? "last" : "first" };
}

function writeCursor<Column extends string>(
  keyset: Keyset<Column>,
  row: Partial<Keys<Column>>,
): string {
  const keys = columnsOf(keyset).map((column) => {
    const relation = keyset.through?.[column];
    const holder = (relation === undefined ? row : row[relation as Column]) as Keys<Column>;
    const key: KeyValue = holder[column];
    return key instanceof Date ? key.getTime() : key;
  });
  return Buffer.from(JSON.stringify([keyset.name, ...keys])).toString("base64url");
}

function readKeys<Column extends string>(
  keyset: Keyset<Column>,
  cursor: string,
  argument: "after" | "before",
): Keys<Column> {
  const columns = columnsOf(keyset);
  const [name, ...keys] = parseCursor(cursor);
  const isGood = columns.every((column, index) => KINDS[keyset.columns[column]](keys[index]));
  if (name !== keyset.name || keys.length !== columns.length || !isGood) {
    throw InvalidInputError.at(
      [argument],
      `\`${argument}\` is no cursor of this connection: take one from an earlier page of it.`,
    );
  }
  const entries = columns.map((column, index) => {
    const key = keys[index];
    const isTime = /^(?:moment|day\?)$/.test(keyset.columns[column]) && key !== null;
    return [column, isTime ? new Date(Number(key)) : key];
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
  const cases = columns.flatMap((column, index) => {
    const beyond = beyondKey(keyset, column, keys[column], isBelow);
    const equal = columns.slice(0, index).map((other) => at(keyset, other, keys[other]));
    return beyond.map((one): object => Object.assign({}, ...equal, one));
  });
  const [first] = columns;
  if (first === undefined || columns.length === 1) return cases[0] ?? {};
  // No one bound holds what is known and what is not.
  const isOneRange = keyset.through?.[first] === undefined && keyset.columns[first] !== "day?";
  if (!isOneRange) return { OR: cases };
  // The bound on the first column alone is there for the index: it cannot use the OR.
  return { [first]: { [isBelow ? "lte" : "gte"]: keys[first] }, OR: cases };
}

/** The ways of being beyond one key. Unknown days are below all others in a descending order. */
function beyondKey<Column extends string>(
  keyset: Keyset<Column>,
  column: Column,
  key: KeyValue,
  isBelow: boolean,
): object[] {
  if (key === null) return isBelow ? [] : [at(keyset, column, { not: null })];
  const known = at(keyset, column, { [isBelow ? "lt" : "gt"]: key });
  const hasUnknown = isBelow && keyset.columns[column] === "day?";
  return hasUnknown ? [known, at(keyset, column, null)] : [known];
}
