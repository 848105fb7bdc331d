import { InvalidInputError } from "../errors.ts";
import { isInteger, isMoment, parseCursor } from "../keyset.ts";

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

/** A paper in a feed. Its cursor is written when it is asked for, which is seldom. */
export class FeedEdge<Node> {
  readonly node: Node;
  readonly #sort: FeedSort;
  readonly #place: FeedPlace;

  constructor(node: Node, sort: FeedSort, place: FeedPlace) {
    this.node = node;
    this.#sort = sort;
    this.#place = place;
  }

  get cursor(): string {
    return writeCursor(this.#sort, this.#place);
  }
}

/** @throws {InvalidInputError} when the cursor is not one of a feed of this order */
export function readCursor(sort: FeedSort, cursor: string, name: "after" | "before"): FeedPlace {
  const [written, key, id, ...rest] = parseCursor(cursor);
  if (written === sort && isKey(sort, key) && isInteger(id) && id > 0 && rest.length === 0) {
    return { key: sort === "NEW" ? new Date(key) : key, id };
  }
  throw InvalidInputError.at(
    [name],
    `\`${name}\` is no cursor of this feed: take one from the same period and sort.`,
  );
}

function isKey(sort: FeedSort, key: unknown): key is number {
  return sort === "NEW" ? isMoment(key) : typeof key === "number" && Number.isFinite(key);
}
