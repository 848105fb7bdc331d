import type { ReportReason } from "../../generated/client/enums.ts";
import type { Db, PrismaClient, Viewer } from "../context.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { readGlobalId } from "../global-id.ts";

type Subject = { commentId: number } | { paperId: number } | { personId: string };

/**
 * Reports a comment, a paper or a person to the moderators. Reported again by the same person, it is one report with
 * the new words, and open again.
 * @throws {InvalidInputError} when it is none of these, or the viewer's own
 * @throws {NotFoundError} when it is not here
 */
export async function addReport(
  db: PrismaClient,
  viewer: Viewer,
  { subjectId, reason, text }: { subjectId: string; reason: ReportReason; text: string },
): Promise<{ reportId: number }> {
  const subject = await findSubject(db, viewer, subjectId);
  return db.$transaction(async (tx) => {
    // The queue in which two of their clients stand: null is never equal, so an upsert needs one of three keys.
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
    const mine = { reporterId: viewer.id, ...subject };
    const present = await tx.report.findFirst({ where: mine, select: { id: true } });
    const words = { reason, text, status: "OPEN" as const, decidedAt: null, decidedById: null };
    const { id } = present
      ? await tx.report.update({ where: { id: present.id }, data: words, select: { id: true } })
      : await tx.report.create({ data: { ...mine, reason, text }, select: { id: true } });
    return { reportId: id };
  });
}

async function findSubject(db: Db, viewer: Viewer, subjectId: string): Promise<Subject> {
  const path = ["input", "subjectId"];
  const { typename, id } = readGlobalId(subjectId, path);
  if (typename === "Comment") {
    const comment = await db.comment.findFirst({
      where: { id: Number(id), deletedAt: null, hiddenAt: null, paper: { hiddenAt: null } },
      select: { id: true, authorId: true },
    });
    if (!comment) throw new NotFoundError("There is no such comment: perhaps it was deleted.");
    if (comment.authorId === viewer.id) {
      throw InvalidInputError.at(path, "This comment is yours: delete it instead.");
    }
    return { commentId: comment.id };
  }
  if (typename === "Paper") {
    const paper = await db.paper.findFirst({
      where: { id: Number(id), hiddenAt: null },
      select: { id: true, rootId: true },
    });
    if (!paper) throw new NotFoundError("There is no such paper.");
    return { paperId: paper.rootId ?? paper.id };
  }
  if (typename === "Person" && id !== viewer.id) {
    if ((await db.user.count({ where: { id } })) === 0) {
      throw new NotFoundError("There is no such person.");
    }
    return { personId: id };
  }
  throw InvalidInputError.at(path, "Give the global id of a comment, a paper or another person.");
}
