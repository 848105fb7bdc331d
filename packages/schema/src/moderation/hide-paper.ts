import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { closeReports } from "./decide-report.ts";
import { writeAudit } from "./write-audit.ts";

/**
 * Makes a paper be hidden or be shown. Hidden, it is there for moderators alone; what people wrote and kept of it stays,
 * and is there again when it is shown. Open reports of it are upheld with that. Said again it changes nothing.
 * @param paperId the paper that stands, whatever was merged into it
 * @throws {NotFoundError} when it has just been merged
 */
export async function setPaperHidden(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { paperId, hidden, reason }: { paperId: number; hidden: boolean; reason: string },
): Promise<{ paperId: number }> {
  return db.$transaction(async (tx) => {
    const [paper] = await tx.$queryRaw<{ hidden: boolean }[]>`
      SELECT hidden_at IS NOT NULL AS hidden FROM papers
      WHERE id = ${paperId} AND root_id IS NULL FOR NO KEY UPDATE`;
    if (!paper) throw new NotFoundError("This paper has just been merged: look again.");
    if (paper.hidden === hidden) return { paperId };
    await tx.paper.update({
      where: { id: paperId },
      data: { hiddenAt: hidden ? clock.now() : null },
      select: { id: true },
    });
    if (hidden) await closeReports(tx, viewer, clock, { paperId });
    await writeAudit(tx, {
      action: hidden ? "HIDE_PAPER" : "SHOW_PAPER",
      actorId: viewer.id,
      subject: { type: "Paper", id: paperId },
      reason,
    });
    return { paperId };
  });
}
