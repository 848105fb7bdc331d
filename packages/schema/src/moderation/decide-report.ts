import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { writeAudit } from "./write-audit.ts";

/** What a moderator can make of a report. */
export type Decision = "UPHELD" | "DISMISSED";

/**
 * Takes a report out of the queue. Said again it changes nothing.
 * @throws {NotFoundError} when there is no such report
 * @throws {ConflictError} when it was decided otherwise
 */
export async function decideReport(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { reportId, decision, reason }: { reportId: number; decision: Decision; reason: string },
): Promise<{ reportId: number }> {
  return db.$transaction(async (tx) => {
    const [report] = await tx.$queryRaw<{ status: Decision | "OPEN" }[]>`
      SELECT status::text FROM reports WHERE id = ${reportId} FOR UPDATE`;
    if (!report) throw new NotFoundError("There is no such report.");
    if (report.status === decision) return { reportId };
    if (report.status !== "OPEN") {
      throw new ConflictError(`Somebody else decided meanwhile: it is ${report.status}.`);
    }
    await decide(tx, viewer, clock, { reportIds: [reportId], decision, reason });
    return { reportId };
  });
}

/** Upholds the open reports of what a moderator has just dealt with. */
export async function closeReports(
  tx: Db,
  viewer: Viewer,
  clock: Clock,
  subject: { commentId: number } | { paperId: number } | { personId: string },
): Promise<void> {
  const open = await tx.report.findMany({
    where: { ...subject, status: "OPEN" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const reportIds = open.map(({ id }) => id);
  await decide(tx, viewer, clock, { reportIds, decision: "UPHELD", reason: "" });
}

async function decide(
  tx: Db,
  viewer: Viewer,
  clock: Clock,
  { reportIds, decision, reason }: { reportIds: number[]; decision: Decision; reason: string },
): Promise<void> {
  await tx.report.updateMany({
    where: { id: { in: reportIds } },
    data: { status: decision, decidedById: viewer.id, decidedAt: clock.now() },
  });
  for (const id of reportIds) {
    await writeAudit(tx, {
      action: decision === "UPHELD" ? "UPHOLD_REPORT" : "DISMISS_REPORT",
      actorId: viewer.id,
      subject: { type: "Report", id },
      reason,
    });
  }
}
