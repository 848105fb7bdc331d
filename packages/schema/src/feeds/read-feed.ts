import type { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import type { PageArgs } from "../keyset.ts";
import { readPage } from "../keyset.ts";
import type { FeedPlace, FeedSort } from "./feed-cursor.ts";
import { readCursor, SORT_COLUMN } from "./feed-cursor.ts";
import type { FeedDays } from "./feed-days.ts";

/** The columns that a cursor needs. */
export const FEED_KEYS = { id: true, points: true, listedAt: true, hotness: true } as const;

type FeedRow = { id: number; points: number | null; listedAt: Date | null; hotness: number | null };

/** A page of papers, and whether there is more on either side. */
export interface FeedPage<Row> {
  papers: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/**
 * A page of the papers listed on some days, or ever when `days` is null, in one statement. Keyset paging: a page costs
 * the same wherever it stands, and a vote in between neither repeats a paper on it nor loses one that stands still.
 * @param listed on which days, and up to which moment
 * @param query what the operation selects; {@link FEED_KEYS} are added
 * @throws {InvalidInputError} when the page makes no sense
 */
export async function readFeed<Query extends Prisma.PaperFindManyArgs>(
  db: Db,
  { days, upTo }: { days: FeedDays | null; upTo: Date },
  sort: FeedSort,
  args: PageArgs,
  query: Query,
): Promise<FeedPage<FeedRow>> {
  const { size, backwards } = readPage(args);
  const after = args.after == null ? null : readCursor(sort, args.after, "after");
  const before = args.before == null ? null : readCursor(sort, args.before, "before");
  const direction = backwards ? "asc" : "desc";
  const papers: FeedRow[] = await db.paper.findMany({
    ...query,
    where: {
      AND: [
        days
          ? {
              submissions: {
                some: {
                  status: "LISTED",
                  day: { gte: days.from, lte: days.to < upTo ? days.to : upTo },
                },
              },
            }
          : { listedAt: { lte: upTo } },
        ...(after ? [beyond(sort, after, "lt")] : []),
        ...(before ? [beyond(sort, before, "gt")] : []),
      ],
    },
    orderBy: [{ [SORT_COLUMN[sort]]: direction }, { id: direction }],
    take: size + 1,
  });
  const more = papers.length > size;
  if (more) papers.pop();
  return {
    papers: backwards ? papers.toReversed() : papers,
    hasNextPage: backwards ? before !== null : more,
    hasPreviousPage: backwards ? more : after !== null,
  };
}

/** Where a row of a feed stands, for its cursor. */
export function placeOf(sort: FeedSort, row: FeedRow): FeedPlace {
  return { key: row[SORT_COLUMN[sort]] ?? 0, id: row.id };
}

/** The rows past a place. The bound on the key alone is there for the index: it cannot use the OR. */
function beyond(sort: FeedSort, { key, id }: FeedPlace, side: "lt" | "gt"): Prisma.PaperWhereInput {
  const column = SORT_COLUMN[sort];
  const bound = side === "lt" ? "lte" : "gte";
  return {
    [column]: { [bound]: key },
    OR: [{ [column]: { [side]: key } }, { [column]: key, id: { [side]: id } }],
  };
}
