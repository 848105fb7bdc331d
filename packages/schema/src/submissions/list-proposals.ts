import type { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { holdAskers } from "./hold-askers.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

/** What is on the list now, and of which day. */
export interface Placed {
  id: number;
  day: Date;
}

/** Where and by whom what was proposed is listed. */
interface Listing {
  /** Midnight UTC. */
  day: Date;
  /** When it counts as listed, for ranking. */
  listedAt: Date;
  /** Null for a source. */
  listedById: string | null;
  now: Date;
  /** Whether, where nothing waits, what was declined for that very day is listed. */
  evenDeclined: boolean;
}

/**
 * Puts on the list of a day what of a paper waits for an editor: that settles it as an editor's placing does, and who
 * asked for it is told, but who lists it. There is more than one where papers became one; where the paper has another
 * submission for that day, what waits keeps its own. The paper must be locked.
 */
export async function listProposals(
  tx: Db,
  paperId: number,
  { day, listedAt, listedById, now, evenDeclined }: Listing,
): Promise<Placed[]> {
  const waiting = await read(tx, { paperId, status: "PROPOSED" });
  const declined = { paperId, originPaperId: paperId, day, status: "DECLINED" } as const;
  const proposals = waiting.length > 0 || !evenDeclined ? waiting : await read(tx, declined);
  if (proposals.length === 0) return [];
  const ids = proposals.map(({ id }) => id);
  await holdAskers(tx, ids);
  const listed: Placed[] = [];
  for (const { id, originPaperId, day: ownDay } of proposals) {
    const isTaken = await tx.submission.findFirst({
      where: { originPaperId, day, id: { not: id } },
      select: { id: true },
    });
    const place = isTaken ? { day: ownDay, listedAt: ownDay } : { day, listedAt };
    await tx.submission.update({
      where: { id },
      data: { ...place, status: "LISTED", decidedById: listedById, decidedAt: now },
    });
    listed.push({ id, day: place.day });
  }
  await rankFromFirstListing(tx, paperId);
  return listed;
}

function read(tx: Db, where: Prisma.SubmissionWhereInput) {
  return tx.submission.findMany({
    where,
    orderBy: [{ day: "asc" }, { id: "asc" }],
    select: { id: true, day: true, originPaperId: true },
  });
}
