import type { Db } from "../context.ts";

/** A comment as it stands while its paper is locked. */
export interface HeldComment {
  id: number;
  paperId: number;
  originPaperId: number;
  rootId: number | null;
  authorId: string | null;
  revision: number;
  deletedAt: Date | null;
  hiddenAt: Date | null;
  paper: { hiddenAt: Date | null };
}

/**
 * A comment, its paper locked until the transaction ends: the threads of a paper change one after the other, and not
 * while it is being merged.
 * @returns null when there is none
 */
export async function holdComment(tx: Db, commentId: number): Promise<HeldComment | null> {
  const [held] = await tx.$queryRaw<{ paperId: number | null }[]>`
    SELECT hold_paper_of_comment(${commentId}::int) AS "paperId"`;
  return held?.paperId == null ? null : find(tx, commentId);
}

function find(tx: Db, id: number): Promise<HeldComment | null> {
  return tx.comment.findUnique({
    where: { id },
    select: {
      id: true,
      paperId: true,
      originPaperId: true,
      rootId: true,
      authorId: true,
      revision: true,
      deletedAt: true,
      hiddenAt: true,
      paper: { select: { hiddenAt: true } },
    },
  });
}
