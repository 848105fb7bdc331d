import type { Db } from "../context.ts";
import { listWaiting } from "./list-waiting.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

/**
 * Puts a paper on the list of a day; it is no error if it stands there. What waits for an editor is what is listed, if
 * anything does. Takes part in the caller's transaction, which has locked the paper.
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
  const place = { day, listedAt, listedById: submitterId, now: submittedAt };
  const [waiting] = await listWaiting(tx, paperId, place);
  if (waiting) return waiting.id;
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
