import type { Db } from "../context.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

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
    submittedAt = new Date(),
  }: {
    paperId: number;
    day: Date;
    listedAt: Date;
    submitterId: string | null;
    submittedAt?: Date;
  },
): Promise<number> {
  const submission = await tx.submission.upsert({
    where: { originPaperId_day: { originPaperId: paperId, day } },
    create: {
      paperId,
      originPaperId: paperId,
      day,
      status: "LISTED",
      listedAt,
      submitterId,
      submittedAt,
    },
    update: { status: "LISTED" },
    select: { id: true },
  });
  await tx.$executeRaw`UPDATE submissions SET listed_at = coalesce(listed_at, ${listedAt}) WHERE id = ${submission.id}`;
  await rankFromFirstListing(tx, paperId);
  return submission.id;
}
