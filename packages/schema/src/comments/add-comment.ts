import type { Clock, Db, PrismaClient, Viewer } from "../context.ts";
import { ConflictError, InvalidInputError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { once } from "../idempotency/once.ts";
import { holdPapers } from "../identity/paper-locks.ts";
import { findPaper } from "../papers/find-paper.ts";
import type { PaperRef } from "../papers/paper-ref.ts";
import { readPaperRef } from "../papers/paper-ref.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { holdComment } from "./hold-comment.ts";
import { writeComment } from "./write-comment.ts";

/** A comment to be. */
export interface NewComment {
  /** For a new thread: the paper. */
  paper?: PaperRef | null;
  /** For a reply: the global id of the comment that it answers. */
  inReplyToId?: string | null;
  /** Markdown. */
  body: string;
  idempotencyKey: string;
}

/** Where a comment goes. A reply belongs where its root does, also when a merge is undone. */
interface Place {
  paperId: number;
  originPaperId: number;
  rootId: number | null;
  inReplyToId: number | null;
}

/**
 * Writes the viewer's comment on a paper, or their reply to one. The comment, whom it mentions and the paper's counter
 * change together; the same idempotency key writes one comment, however often it is sent.
 * @throws {InvalidInputError} when a reference is malformed, or not exactly one of both is given
 * @throws {NotFoundError} when the paper is not here, or the comment is gone
 * @throws {ConflictError} when the key was used otherwise, or its comment is gone
 */
export async function addComment(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  input: NewComment,
): Promise<{ commentId: number }> {
  const { idempotencyKey: key, body } = input;
  const target = readTarget(input);
  const addition = { key, operation: "addComment", input: { target, body } };
  const id = await once(db, viewer, addition, async (tx) => {
    const { text, mentioned } = await writeComment(tx, body);
    const place =
      "paper" in target ? await newThread(tx, target.paper) : await inThread(tx, target.inReplyTo);
    const comment = await tx.comment.create({
      data: { ...place, ...text, authorId: viewer.id, createdAt: clock.now() },
      select: { id: true },
    });
    await tx.commentMention.createMany({
      data: mentioned.map((userId) => ({ commentId: comment.id, userId })),
    });
    await tx.$executeRaw`UPDATE papers SET comment_count = comment_count + 1 WHERE id = ${place.paperId}`;
    return String(comment.id);
  });
  const commentId = Number(id);
  if ((await db.comment.count({ where: { id: commentId, deletedAt: null, paper: SHOWN } })) > 0) {
    return { commentId };
  }
  throw new ConflictError(
    "The comment that was written with this idempotency key is here no more: choose a new key.",
  );
}

function readTarget({
  paper,
  inReplyToId,
}: NewComment): { paper: PaperRef } | { inReplyTo: number } {
  if (paper && inReplyToId == null) {
    readPaperRef(paper, ["input", "paper"]);
    return { paper };
  }
  if (!paper && inReplyToId != null) {
    return { inReplyTo: readRowId("Comment", inReplyToId, ["input", "inReplyToId"]) };
  }
  throw InvalidInputError.at(
    ["input"],
    "Give `paper` to begin a thread or `inReplyToId` to answer a comment: one of the two.",
  );
}

async function newThread(tx: Db, ref: PaperRef): Promise<Place> {
  for (;;) {
    const paperId = await findPaper(tx, ref, ["input", "paper"]);
    // Not held: it was merged since we looked. Its name leads to the other now.
    if (await holdPapers(tx, [paperId])) {
      return { paperId, originPaperId: paperId, rootId: null, inReplyToId: null };
    }
  }
}

async function inThread(tx: Db, answered: number): Promise<Place> {
  const comment = await holdComment(tx, answered);
  if (!comment || comment.deletedAt || comment.hiddenAt || comment.paper.hiddenAt) {
    throw new NotFoundError("There is no such comment to answer: perhaps it was just deleted.");
  }
  const { id, paperId, originPaperId, rootId } = comment;
  return { paperId, originPaperId, rootId: rootId ?? id, inReplyToId: id };
}
