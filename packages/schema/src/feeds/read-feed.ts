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

/** Which papers. */
export interface Listed {
  /** On which days; null: ever. */
  days: FeedDays | null;
  /** Up to which moment. */
  upTo: Date;
}

/** A page of papers, and whether there is more on either side. */
export interface FeedPage<Row> {
  papers: { paper: Row; place: FeedPlace }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/**
 * A page of the papers that are listed, in one statement. Keyset paging: a page costs the same wherever it stands, and a
 * vote in between neither repeats a paper on it nor loses one that stands still.
 * @param query what the operation selects; {@link FEED_KEYS} are added
 * @throws {InvalidInputError} when the page makes no sense
 */
export async function readFeed(
  db: Db,
  { days, upTo }: Listed,
  sort: FeedSort,
  args: PageArgs,
  query: Prisma.PaperFindManyArgs,
): Promise<FeedPage<FeedRow>> {
  const { size, backwards } = readPage(args);
  const after = args.after == null ? null : readCursor(sort, args.after, "after");
  const before = args.before == null ? null : readCursor(sort, args.before, "before");
  const direction = backwards ? "asc" : "desc";
  const papers: FeedRow[] = await db.paper.findMany({
    ...query,
    where: {
      hiddenAt: null,
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
          : // The index begins with the papers that were never listed.
            { listedAt: { lte: upTo }, AND: { [SORT_COLUMN[sort]]: { not: null } } },
        ...(after ? [beyond(sort, after, "lt")] : []),
        ...(before ? [beyond(sort, before, "gt")] : []),
      ],
    },
    orderBy: [{ [SORT_COLUMN[sort]]: direction }, { id: direction }],
    take: size + 1,
  });
  const placed = papers.map((paper) => ({
    paper,
    place: { key: paper[SORT_COLUMN[sort]] ?? 0, id: paper.id },
  }));
  return feedPage(placed, args);
}

/** The page that was asked for, of the rows as they were read: perhaps one more than fit. */
export function feedPage<Row>(read: FeedPage<Row>["papers"], args: PageArgs): FeedPage<Row> {
  const { size, backwards } = readPage(args);
  const more = read.length > size;
  const papers = read.slice(0, size);
  if (backwards) papers.reverse();
  return {
    papers,
    hasNextPage: backwards ? args.before != null : more,
    hasPreviousPage: backwards ? more : args.after != null,
  };
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
