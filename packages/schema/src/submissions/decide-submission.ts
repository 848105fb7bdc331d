import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { startOfDay } from "../feeds/feed-days.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";

/** The last moment of a list's day counts as its end; a day in the past is listed as of its start. */
const DAY = 86_400_000;

/**
 * Puts a submission on the list of a day. Said again it changes nothing; said with another day it moves it.
 * @throws {NotFoundError} when there is no such submission
 * @throws {InvalidInputError} when the day is more than a week ahead, or the paper stands on that day's list already
 */
export async function placeSubmission(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { submissionId, day: asked }: { submissionId: number; day: Date },
): Promise<{ submissionId: number }> {
  const now = clock.now();
  const day = startOfDay(asked);
  if (day.getTime() > now.getTime() + 7 * DAY) {
    throw InvalidInputError.at(["input", "day"], "A paper is placed at most a week ahead.");
  }
  await db.$transaction(async (tx) => {
    const { paperId } = await lockSubmission(tx, submissionId);
    const other = await tx.submission.findFirst({
      where: { paperId, day, id: { not: submissionId } },
      select: { id: true },
    });
    if (other)
      throw InvalidInputError.at(
        ["input", "day"],
        "The paper has a submission for that day already.",
      );
    await tx.submission.update({
      where: { id: submissionId },
      data: { status: "LISTED", day, decidedById: viewer.id, decidedAt: now },
    });
    const listedAt = day.getTime() === startOfDay(now).getTime() ? now : day;
    await tx.paper.update({ where: { id: paperId }, data: { listedAt } });
  });
  return { submissionId };
}

/**
 * Says no to a submission: it leaves the list, or the editor's queue. Said again it changes nothing.
 * @throws {NotFoundError} when there is no such submission
 */
export async function declineSubmission(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { submissionId }: { submissionId: number },
): Promise<{ submissionId: number }> {
  await db.$transaction(async (tx) => {
    const { paperId } = await lockSubmission(tx, submissionId);
    await tx.submission.update({
      where: { id: submissionId },
      data: { status: "DECLINED", decidedById: viewer.id, decidedAt: clock.now() },
    });
    const listed = await tx.submission.findFirst({
      where: { paperId, status: "LISTED" },
      orderBy: { day: "asc" },
      select: { day: true },
    });
    await tx.paper.update({ where: { id: paperId }, data: { listedAt: listed?.day ?? null } });
  });
  return { submissionId };
}

/** Locks the paper, as submitting does, so that no two decisions on it run at once. */
async function lockSubmission(
  tx: Pick<PrismaClient, "$queryRaw">,
  submissionId: number,
): Promise<{ paperId: number }> {
  const [row] = await tx.$queryRaw<{ paperId: number }[]>`
    SELECT papers.id AS "paperId" FROM papers JOIN submissions ON paper_id = papers.id
    WHERE submissions.id = ${submissionId} FOR NO KEY UPDATE OF papers`;
  if (!row) throw new NotFoundError("There is no such submission.");
  return row;
}
