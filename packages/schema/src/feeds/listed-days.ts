import type { Db } from "../context.ts";

/** The latest day, midnight UTC, on which papers are listed: before `before` when given. Null when there is none. */
export async function lastListedDay(db: Db, before?: Date): Promise<Date | null> {
  const submission = await db.submission.findFirst({
    where: { status: "LISTED", ...(before ? { day: { lt: before } } : {}) },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  return submission?.day ?? null;
}

/** The first day after `after` on which papers are listed. Null when there is none. */
export async function nextListedDay(db: Db, after: Date): Promise<Date | null> {
  const submission = await db.submission.findFirst({
    where: { status: "LISTED", day: { gt: after } },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  return submission?.day ?? null;
}
