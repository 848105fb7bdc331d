import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { startOfDay } from "../feeds/feed-days.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { holdRoot } from "../identity/paper-locks.ts";
import { writeAudit } from "../moderation/write-audit.ts";
import { auditPlacing } from "./audit-placing.ts";
import { holdAskers } from "./hold-askers.ts";
import { listProposals } from "./list-proposals.ts";
import { rankFromFirstListing } from "./rank-from-first-listing.ts";

/** A day in milliseconds. */
const DAY = 86_400_000;

/** No list is older than this. */
const FIRST_DAY = new Date("1900-01-01");

interface LockedSubmission {
  id: number;
  paperId: number;
  originPaperId: number;
  status: "LISTED" | "PROPOSED" | "DECLINED";
  day: Date;
}

/**
 * Puts a submission on the list of a day, and what else waits of the paper with it. Said again it changes nothing; said
 * with another day it moves it.
 * @throws {NotFoundError} when there is no such submission
 * @throws {InvalidInputError} when the day is more than a week ahead, or the paper has another submission for that day
 */
export async function placeSubmission(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  input: { submissionId: string; day: Date },
): Promise<{ submissionId: number }> {
  const submissionId = readSubmissionId(input.submissionId);
  const now = clock.now();
  const day = startOfDay(input.day);
  if (day.getTime() > now.getTime() + 7 * DAY || day < FIRST_DAY) {
    throw InvalidInputError.at(
      ["input", "day"],
      "A paper is placed on a day since 1900 and at most a week ahead.",
    );
  }
  const listedAt = day.getTime() === startOfDay(now).getTime() ? now : day;
  await db.$transaction(async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (submission.status === "LISTED" && submission.day.getTime() === day.getTime()) return;
    // One of a paper that has become this one may stand there, too: a list shows a paper once.
    const { paperId, originPaperId } = submission;
    const other = await tx.submission.findFirst({
      where: { originPaperId, day, id: { not: submissionId } },
      select: { id: true },
    });
    if (other) {
      throw InvalidInputError.at(
        ["input", "day"],
        "The paper has a submission for that day already.",
      );
    }
    await tx.submission.update({
      where: { id: submissionId },
      data: { status: "LISTED", day, listedAt, decidedById: viewer.id, decidedAt: now },
    });
    await rankFromFirstListing(tx, paperId);
    const place = { day, listedAt, listedById: viewer.id, now, evenDeclined: false };
    const others = await listProposals(tx, paperId, place);
    await auditPlacing(tx, viewer, [{ id: submissionId, day }, ...others]);
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
  input: { submissionId: string },
): Promise<{ submissionId: number }> {
  const submissionId = readSubmissionId(input.submissionId);
  await db.$transaction(async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (submission.status === "DECLINED") return;
    await tx.submission.update({
      where: { id: submissionId },
      data: { status: "DECLINED", listedAt: null, decidedById: viewer.id, decidedAt: clock.now() },
    });
    await writeAudit(tx, {
      action: "DECLINE_SUBMISSION",
      actorId: viewer.id,
      subject: { type: "Submission", id: submissionId },
    });
    await rankFromFirstListing(tx, submission.paperId);
  });
  return { submissionId };
}

function readSubmissionId(id: string): number {
  return readRowId("Submission", id, ["input", "submissionId"]);
}

/** Locks the paper, as submitting does, so that no two decisions on it run at once. */
async function lockSubmission(tx: Db, submissionId: number): Promise<LockedSubmission> {
  for (let paperId = 0; ;) {
    const submission = await tx.submission.findUnique({
      where: { id: submissionId },
      select: { id: true, paperId: true, originPaperId: true, status: true, day: true },
    });
    if (!submission) throw new NotFoundError("There is no such submission.");
    // Read after the lock: as the transaction before left it, which may have brought it to another paper.
    if (submission.paperId === paperId) {
      await holdAskers(tx, [submissionId]);
      return submission;
    }
    paperId = await holdRoot(tx, submission.paperId);
  }
}
