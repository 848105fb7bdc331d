import type { Db } from "../context.ts";
import { SHOWN } from "../papers/shown-papers.ts";

/** The latest day, midnight UTC, on which papers are listed: `upTo` or before. Null when there is none. */
export async function lastListedDay(db: Db, upTo: Date): Promise<Date | null> {
  const submission = await db.submission.findFirst({
    where: { status: "LISTED", day: { lte: upTo }, paper: SHOWN },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  return submission?.day ?? null;
}

/** The first day after `after`, and not after `upTo`, on which papers are listed. Null when there is none. */
export async function nextListedDay(db: Db, after: Date, upTo: Date): Promise<Date | null> {
  const submission = await db.submission.findFirst({
    where: { status: "LISTED", day: { gt: after, lte: upTo }, paper: SHOWN },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  return submission?.day ?? null;
}
