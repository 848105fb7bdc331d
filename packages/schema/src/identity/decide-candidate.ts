import type { PrismaClient, Viewer } from "../context.ts";
import { ConflictError, InvalidInputError, NotFoundError } from "../errors.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { mergePapers } from "./merge-papers.ts";
import { lockPapers } from "./paper-locks.ts";
import { orderedPair } from "./same-paper.ts";

/**
 * Makes two papers one because a moderator says so. The older row stays.
 * @returns the merge's row, and the paper that stays
 * @throws {InvalidInputError} when they are one already
 * @throws {NotFoundError} when one of them is gone
 * @throws {ConflictError} when one of them is hidden and the other is not: merging neither shows nor hides what people wrote
 */
export async function mergeByHand(
  db: PrismaClient,
  viewer: Viewer,
  { paperIds: [a, b] }: { paperIds: [number, number] },
): Promise<{ mergeId: number; paperId: number }> {
  if (a === b) throw InvalidInputError.at(["input"], "These are one paper already.");
  return db.$transaction(async (tx) => {
    const locked = await lockPapers(tx, [a, b]);
    const [into, from] = locked;
    if (!into || !from)
      throw new NotFoundError("One of the papers has just been merged: look again.");
    if (into.isHidden !== from.isHidden) {
      throw new ConflictError("One of them is hidden: hide the other, or show it, and then merge.");
    }
    const evidence = { kind: "MODERATOR", titles: [into.title, from.title] };
    const mergeId = await mergePapers(tx, {
      fromId: from.id,
      intoId: into.id,
      evidence,
      decidedById: viewer.id,
    });
    const pair = orderedPair(into.id, from.id);
    await tx.notSame.deleteMany({ where: pair });
    await tx.mergeCandidate.updateMany({
      where: { ...pair, status: "OPEN" },
      data: { status: "MERGED", decidedAt: new Date(), decidedById: viewer.id },
    });
    await writeAudit(tx, {
      action: "MERGE_PAPERS",
      actorId: viewer.id,
      subject: { type: "Merge", id: mergeId },
      details: { from: from.id, into: into.id },
    });
    return { mergeId, paperId: into.id };
  });
}

/**
 * Says that a pair in the queue is not one paper; imports respect it. Said again it changes nothing.
 * @throws {NotFoundError} when there is no such pair
 * @throws {ConflictError} when it was merged meanwhile
 */
export async function keepApart(
  db: PrismaClient,
  viewer: Viewer,
  { candidateId }: { candidateId: number },
): Promise<{ candidateId: number }> {
  return db.$transaction(async (tx) => {
    const [candidate] = await tx.$queryRaw<{ lowId: number; highId: number; status: string }[]>`
      SELECT low_id AS "lowId", high_id AS "highId", status::text FROM merge_candidates
      WHERE id = ${candidateId} FOR UPDATE`;
    if (!candidate) throw new NotFoundError("There is no such pair in the queue.");
    if (candidate.status === "MERGED") {
      throw new ConflictError("These were merged meanwhile: undo the merge instead.");
    }
    await tx.notSame.createMany({
      data: [{ lowId: candidate.lowId, highId: candidate.highId }],
      skipDuplicates: true,
    });
    await tx.mergeCandidate.update({
      where: { id: candidateId },
      data: { status: "REJECTED", decidedAt: new Date(), decidedById: viewer.id },
    });
    if (candidate.status === "OPEN") {
      await writeAudit(tx, {
        action: "KEEP_APART",
        actorId: viewer.id,
        subject: { type: "MergeCandidate", id: candidateId },
      });
    }
    return { candidateId };
  });
}
