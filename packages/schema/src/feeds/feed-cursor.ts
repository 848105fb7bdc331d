import { InvalidInputError } from "../errors.ts";

/** What a feed is ordered by. */
export type FeedSort = "TOP" | "NEW" | "HOT";

/** The column behind each order; ties are broken by the paper's row, the newer first. */
export const SORT_COLUMN = { TOP: "points", NEW: "listedAt", HOT: "hotness" } as const;

/** A place in a feed: the sort key of a paper and its row. */
export interface FeedPlace {
  /** A number, or a moment for NEW. */
  key: number | Date;
  id: number;
}

/** Writes a place down for a client: opaque to it. */
export function writeCursor(sort: FeedSort, { key, id }: FeedPlace): string {
  const place = [sort, key instanceof Date ? key.getTime() : key, id];
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws {InvalidInputError} when the cursor is not one of a feed of this order */
export function readCursor(sort: FeedSort, cursor: string, name: "after" | "before"): FeedPlace {
  const place = parse(cursor);
  if (Array.isArray(place) && place.length === 3) {
    const [written, key, id] = place as unknown[];
    if (
      written === sort &&
      typeof key === "number" &&
      typeof id === "number" &&
      Number.isInteger(id)
    ) {
      return { key: sort === "NEW" ? new Date(key) : key, id };
    }
  }
  throw InvalidInputError.at(
    [name],
    `\`${name}\` is no cursor of this feed: take one from the same period and sort.`,
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
}
