import type { Db } from "../context.ts";
import { holdAskers } from "./hold-askers.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

/** Where and by whom what waits is listed. */
interface Listing {
  /** Midnight UTC. */
  day: Date;
  /** When it counts as listed, for ranking. */
  listedAt: Date;
  /** Null for a source. */
  listedById: string | null;
  now: Date;
}

/**
 * Puts on the list of a day what of a paper waits for an editor: that settles it as an editor's placing does, and who
 * asked for it is told, but who lists it. There is more than one where papers became one; where the paper has another
 * submission for that day, what waits keeps its own. The paper must be locked.
 * @returns what was listed, and on which day
 */
export async function listWaiting(
  tx: Db,
  paperId: number,
  { day, listedAt, listedById, now }: Listing,
): Promise<{ id: number; day: Date }[]> {
  const waiting = await tx.submission.findMany({
    where: { paperId, status: "PROPOSED" },
    orderBy: [{ day: "asc" }, { id: "asc" }],
    select: { id: true, day: true, originPaperId: true },
  });
  if (waiting.length === 0) return [];
  const ids = waiting.map(({ id }) => id);
  await holdAskers(tx, ids);
  const listed = [];
  for (const { id, originPaperId, day: ownDay } of waiting) {
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
