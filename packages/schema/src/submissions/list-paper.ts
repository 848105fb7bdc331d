import type { Db } from "../context.ts";
import type { Placed } from "./list-proposals.ts";
import { listProposals } from "./list-proposals.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

/**
 * Puts a paper on the list of a day; it is no error if it stands there. What was proposed is what is listed, if
 * anything was. Takes part in the caller's transaction, which has locked the paper.
 * @param day midnight UTC
 * @param listedAt when it counts as listed, for ranking: the moment, or the day's start for a day in the past
 * @returns the submission's row, and what was settled by this
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
): Promise<{ id: number; settled: Placed[] }> {
  const settling = { day, listedAt, listedById: submitterId, now: submittedAt, evenDeclined: true };
  const proposals = await listProposals(tx, paperId, settling);
  if (proposals[0]) return { id: proposals[0].id, settled: proposals };
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
    update: {},
    select: { id: true },
  });
  await rankFromFirstListing(tx, paperId);
  return { id: submission.id, settled: [] };
}
