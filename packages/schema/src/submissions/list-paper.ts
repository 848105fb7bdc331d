import type { Db } from "../context.ts";

/**
 * Puts a paper on the list of a day; it is no error if it stands there. Takes part in the caller's transaction.
 * @param day midnight UTC
 * @param listedAt when it counts as listed, for ranking: the moment, or the day's start for a day in the past
 * @returns the submission's row
 */
export async function listPaper(
  tx: Db,
  {
    paperId,
    day,
    listedAt,
    submitterId,
  }: {
    paperId: number;
    day: Date;
    listedAt: Date;
    submitterId: string | null;
  },
): Promise<number> {
  const submission = await tx.submission.upsert({
    where: { paperId_day: { paperId, day } },
    create: { paperId, day, status: "LISTED", submitterId },
    update: { status: "LISTED" },
    select: { id: true },
  });
  await tx.$executeRaw`
    UPDATE papers SET listed_at = ${listedAt} WHERE id = ${paperId} AND (listed_at IS NULL OR listed_at > ${listedAt})`;
  return submission.id;
}
